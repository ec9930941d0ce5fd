//! From arguments to a request. The help is written in the language that the arguments themselves ask for, so the
//! language is looked for before anything else is read.

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::parser::ValueSource;
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use super::browse::Browse;
use super::check::Check;
use super::diff::{Breadth, Diff, Form};
use super::export::Export;
use super::fault::Fault;
use super::paper::WorkingPaper;
use super::show::{LIMIT, Show};
use crate::check::Severity;
use crate::export::changes::CHANGE_WRITERS;
use crate::export::findings::{Extent, FINDING_WRITERS};
use crate::export::paper::{PAPER_WRITERS, paper_writer};
use crate::export::{WRITERS, writer};
use crate::search::Query;
use crate::source::Shelf;
use crate::tui::{Glyphs, ThemeChoice};
use crate::words::Lang;

/// Help and version close the list of options.
const LAST: usize = 900;

/// The arguments, understood.
#[derive(Debug)]
pub struct Asked {
    /// The language to answer in.
    pub lang: Lang,
    /// What to do, or why the arguments make no sense.
    pub request: Result<Request, Fault>,
}

/// What the arguments ask for.
#[derive(Debug)]
pub enum Request {
    /// The screens.
    Browse(Browse),
    /// `export`.
    Export(Export),
    /// `show`.
    Show(Show),
    /// `diff`.
    Diff(Diff),
    /// `check`.
    Check(Check),
    /// `paper`.
    Paper(WorkingPaper),
    /// Help or version.
    Print(String),
}

/// Understands the arguments, the first being the program's own name.
pub fn read(arguments: impl IntoIterator<Item = OsString>) -> Asked {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let lang = language(&arguments);
    let request = match command(lang).try_get_matches_from(arguments) {
        Ok(matches) => request(lang, &matches),
        Err(error) => match error.kind() {
            ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
                Ok(Request::Print(error.render().to_string().trim_end().into()))
            }
            _ => Err(Fault::Usage(sentence(lang, &error))),
        },
    };
    Asked { lang, request }
}

/// The language asked for, wherever among the arguments that is.
fn language(arguments: &[OsString]) -> Lang {
    let mut value = None;
    let mut rest = arguments.iter().take_while(|argument| *argument != "--");
    while let Some(argument) = rest.next() {
        if argument == "--lang" {
            value = rest.next().and_then(|value| value.to_str());
        } else if let Some(text) = argument.to_str().and_then(|text| text.strip_prefix("--lang=")) {
            value = Some(text);
        }
    }
    if value == Some("en") { Lang::En } else { Lang::Zh }
}

fn command(lang: Lang) -> Command {
    let lang_option = option("lang", "zh|en", lang.help_lang(), &["zh", "en"]).global(true);
    let theme = option("theme", "auto|dark|light", lang.help_theme(), &["auto", "dark", "light"]);
    let ascii = Arg::new("ascii").long("ascii").action(ArgAction::SetTrue);
    let reviewer = Arg::new("reviewer").long("reviewer").value_name("NAME");
    shaped(Command::new("kuanxiang"), lang, lang.usage_browse())
        .version(env!("CARGO_PKG_VERSION"))
        .about(lang.about())
        .disable_help_subcommand(true)
        .disable_version_flag(true)
        .subcommand(export(lang))
        .subcommand(show(lang))
        .subcommand(diff(lang))
        .subcommand(check(lang))
        .subcommand(paper(lang))
        .arg(folder(lang))
        .arg(lang_option)
        .arg(theme)
        .arg(ascii.help(lang.help_ascii()))
        .arg(review(lang))
        .arg(reviewer.help(lang.help_reviewer()))
        .arg(rules(lang))
        .arg(
            Arg::new("version")
                .short('V')
                .long("version")
                .action(ArgAction::Version)
                .help(lang.help_version())
                .display_order(LAST),
        )
}

fn export(lang: Lang) -> Command {
    let ids: Vec<&'static str> = WRITERS.iter().map(|writer| writer.id).collect();
    shaped(Command::new("export"), lang, lang.usage_export())
        .about(lang.about_export())
        .arg(folder(lang))
        .arg(option("format", "jsonl", lang.help_format(), &ids))
        .arg(output(lang))
}

fn output(lang: Lang) -> Arg {
    let path = Arg::new("output").short('o').long("output").value_name("PATH");
    path.value_parser(value_parser!(PathBuf)).help(lang.help_output())
}

fn diff(lang: Lang) -> Command {
    let ids: Vec<&'static str> = std::iter::once("text").chain(CHANGE_WRITERS.iter().map(|writer| writer.id)).collect();
    let all = Arg::new("all").long("all").action(ArgAction::SetTrue);
    shaped(Command::new("diff"), lang, lang.usage_diff())
        .about(lang.about_diff())
        .arg(folder(lang))
        .arg(Arg::new("a").value_name("A").help(lang.help_a()))
        .arg(Arg::new("b").value_name("B").help(lang.help_b()))
        .arg(option("format", "text|csv|jsonl", lang.help_diff_format(), &ids))
        .arg(all.help(lang.help_all()))
        .arg(output(lang))
}

fn rules(lang: Lang) -> Arg {
    Arg::new("rules").long("rules").value_name("FILE").value_parser(value_parser!(PathBuf)).help(lang.help_rules())
}

fn review(lang: Lang) -> Arg {
    let path = Arg::new("review").long("review").value_name("PATH").value_parser(value_parser!(PathBuf));
    path.help(lang.help_review())
}

fn check(lang: Lang) -> Command {
    let verbose = Arg::new("verbose").long("verbose").action(ArgAction::SetTrue);
    let ids: Vec<&'static str> =
        std::iter::once("text").chain(FINDING_WRITERS.iter().map(|writer| writer.id)).collect();
    let severities: Vec<&'static str> = Severity::ALL.iter().map(|severity| severity.id()).collect();
    shaped(Command::new("check"), lang, lang.usage_check())
        .about(lang.about_check())
        .arg(folder(lang))
        .arg(option("format", "text|csv|jsonl|sarif", lang.help_check_format(), &ids))
        .arg(rules(lang))
        .arg(verbose.help(lang.help_verbose()))
        .arg(option("fail-on", "error|warning|note", lang.help_fail_on(), &severities))
        .arg(output(lang))
}

fn paper(lang: Lang) -> Command {
    let ids: Vec<&'static str> = PAPER_WRITERS.iter().map(|writer| writer.id).collect();
    shaped(Command::new("paper"), lang, lang.usage_paper())
        .about(lang.about_paper())
        .arg(folder(lang))
        .arg(review(lang))
        .arg(rules(lang))
        .arg(option("format", "md|xlsx|csv", lang.help_paper_format(), &ids))
        .arg(output(lang))
}

fn show(lang: Lang) -> Command {
    let query = Arg::new("query").value_name(lang.value_query()).help(lang.help_query());
    let limit = Arg::new("limit").long("limit").value_name("N").help(lang.help_limit());
    shaped(Command::new("show"), lang, lang.usage_show())
        .about(lang.about_show())
        .arg(folder(lang))
        .arg(query)
        .arg(limit.value_parser(value_parser!(u32).range(1..)))
}

/// Help in one language throughout, whose lines nobody breaks in the middle of a word.
fn shaped(command: Command, lang: Lang, usage: &'static str) -> Command {
    let (open, arguments, options) = (lang.usage_heading(), lang.arguments_heading(), lang.options_heading());
    let commands = match command.get_name() {
        "kuanxiang" => format!("{}:\n{{subcommands}}\n\n", lang.commands_heading()),
        _ => String::new(),
    };
    let template = format!(
        "{{about}}\n\n{open}:\n  {{usage}}\n\n{commands}{arguments}:\n{{positionals}}\n\n{options}:\n{{options}}"
    );
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help);
    command
        .help_template(template)
        .override_usage(usage)
        .disable_help_flag(true)
        .term_width(0)
        .arg(help.help(lang.help_help()).display_order(LAST))
}

fn folder(lang: Lang) -> Arg {
    Arg::new("folder").value_name(lang.value_folder()).value_parser(value_parser!(PathBuf)).help(lang.help_folder())
}

fn option(name: &'static str, shown: &'static str, help: &'static str, values: &[&'static str]) -> Arg {
    Arg::new(name)
        .long(name)
        .value_name(shown)
        .value_parser(PossibleValuesParser::new(values.iter().copied()))
        .hide_possible_values(true)
        .help(help)
}

fn request(lang: Lang, matches: &ArgMatches) -> Result<Request, Fault> {
    let Some((command, inner)) = matches.subcommand() else {
        return Ok(Request::Browse(Browse {
            shelf: shelf(matches),
            lang,
            theme: match chosen(matches, "theme") {
                Some("dark") => ThemeChoice::Dark,
                Some("light") => ThemeChoice::Light,
                _ => ThemeChoice::Auto,
            },
            glyphs: if matches.get_flag("ascii") { Glyphs::Ascii } else { Glyphs::Blocks },
            rules: matches.get_one::<PathBuf>("rules").cloned(),
            review: matches.get_one::<PathBuf>("review").cloned(),
            reviewer: chosen(matches, "reviewer").map(str::to_owned),
        }));
    };
    if let Some(folder) = matches.get_one::<PathBuf>("folder") {
        return Err(Fault::Usage(lang.folder_before_command(&folder.to_string_lossy())));
    }
    // A command has options of its own; one before it would go unheard.
    let before = |option: &&&str| matches.value_source(option) == Some(ValueSource::CommandLine);
    if let Some(option) = ["theme", "ascii", "review", "reviewer", "rules"].iter().find(before) {
        return Err(Fault::Usage(lang.option_before_command(option)));
    }
    if command == "show" {
        return looked_for(lang, inner).map(Request::Show);
    }
    if command == "diff" {
        return compared(lang, inner).map(Request::Diff);
    }
    if command == "check" {
        let extent = if inner.get_flag("verbose") { Extent::Everything } else { Extent::Findings };
        let fail_on = chosen(inner, "fail-on").and_then(Severity::of_id);
        let output = inner.get_one::<PathBuf>("output").cloned();
        let asked = chosen(inner, "format").unwrap_or("text");
        let writer = FINDING_WRITERS.iter().find(|writer| writer.id == asked);
        let rules = inner.get_one::<PathBuf>("rules").cloned();
        return Ok(Request::Check(Check { shelf: shelf(inner), writer, rules, extent, fail_on, output }));
    }
    if command == "paper" {
        return handed_in(lang, inner).map(Request::Paper);
    }
    Ok(Request::Export(Export {
        shelf: shelf(inner),
        writer: chosen(inner, "format").and_then(writer).unwrap_or(&WRITERS[0]),
        output: inner.get_one::<PathBuf>("output").cloned(),
    }))
}

/// What `show` is to look for. One argument alone is that, not where to look.
fn looked_for(lang: Lang, matches: &ArgMatches) -> Result<Show, Fault> {
    let (shelf, asked) = match (matches.get_one::<PathBuf>("folder"), chosen(matches, "query")) {
        (Some(_), Some(query)) => (shelf(matches), query.to_owned()),
        (Some(query), None) => (Shelf::Samples, query.to_string_lossy().into_owned()),
        (None, _) => (Shelf::Samples, String::new()),
    };
    let query = Query::parse(&asked).ok_or_else(|| Fault::Usage(lang.no_query().into()))?;
    let limit = matches.get_one::<u32>("limit").map_or(LIMIT, |limit| *limit as usize);
    Ok(Show { shelf, query, asked: asked.trim().to_owned(), limit })
}

/// What `diff` is to compare. Two arguments alone are that, not where to look.
fn compared(lang: Lang, matches: &ArgMatches) -> Result<Diff, Fault> {
    let folder = matches.get_one::<PathBuf>("folder").map(|path| path.to_string_lossy().into_owned());
    let (shelf, a, b) = match (folder, chosen(matches, "a"), chosen(matches, "b")) {
        (Some(_), Some(a), Some(b)) => (shelf(matches), a.to_owned(), b.to_owned()),
        (Some(a), Some(b), None) => (Shelf::Samples, a, b.to_owned()),
        _ => return Err(Fault::Usage(lang.no_two().into())),
    };
    let asked = chosen(matches, "format").unwrap_or("text");
    let writer = CHANGE_WRITERS.iter().find(|writer| writer.id == asked);
    let form = match (writer, matches.get_flag("all")) {
        (Some(_), true) => return Err(Fault::Usage(lang.all_is_for_text().into())),
        (Some(writer), false) => Form::Records(writer),
        (None, true) => Form::Text(Breadth::All),
        (None, false) => Form::Text(Breadth::Differing),
    };
    Ok(Diff { shelf, a, b, form, output: matches.get_one::<PathBuf>("output").cloned() })
}

/// What paper is to be written. The name of the file says its format where nothing else does.
fn handed_in(lang: Lang, matches: &ArgMatches) -> Result<WorkingPaper, Fault> {
    let output = matches.get_one::<PathBuf>("output").cloned();
    let ending = output.as_deref().map(|path| path.extension().and_then(OsStr::to_str).unwrap_or_default());
    let writer = match (chosen(matches, "format"), ending) {
        (Some(id), _) | (None, Some(id)) => paper_writer(id),
        (None, None) => PAPER_WRITERS.first(),
    };
    let writer = writer.ok_or_else(|| {
        let ids: Vec<&str> = PAPER_WRITERS.iter().map(|writer| writer.id).collect();
        let path = output.as_ref().map(|path| path.display().to_string()).unwrap_or_default();
        Fault::Usage(lang.paper_what_format(&path, &ids.join(", ")))
    })?;
    let review = matches.get_one::<PathBuf>("review").cloned();
    let rules = matches.get_one::<PathBuf>("rules").cloned();
    Ok(WorkingPaper { shelf: shelf(matches), review, rules, writer, output })
}

fn shelf(matches: &ArgMatches) -> Shelf {
    matches.get_one::<PathBuf>("folder").map_or(Shelf::Samples, |path| Shelf::Folder(path.clone()))
}

fn chosen<'a>(matches: &'a ArgMatches, option: &str) -> Option<&'a str> {
    matches.get_one::<String>(option).map(String::as_str)
}

/// What is wrong with the arguments, in the reader's language and without clap's.
fn sentence(lang: Lang, error: &clap::Error) -> String {
    let said = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    };
    let named = said(ContextKind::InvalidArg);
    let option = named.split(' ').next().unwrap_or_default();
    let value = said(ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::UnknownArgument => lang.unknown_argument(&named),
        ErrorKind::InvalidValue if value.is_empty() => lang.no_value(option),
        ErrorKind::InvalidValue => lang.bad_value(option, &value, &said(ContextKind::ValidValue)),
        ErrorKind::TooManyValues => lang.unknown_argument(&value),
        ErrorKind::ValueValidation => lang.bad_value(option, &value, lang.value_count()),
        ErrorKind::ArgumentConflict => lang.given_twice(option),
        _ => lang.bad_usage().into(),
    }
}

#[cfg(test)]
mod tests;
