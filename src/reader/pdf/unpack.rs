//! What packed streams unpack to, counted through all their filters and never far beyond a bound. Damage ends the count:
//! what came before it has been unpacked. Nothing is read of what comes out.

use std::borrow::Cow;
use std::io::{self, Read};

use flate2::read::{DeflateDecoder, ZlibDecoder};
use hayro_interpret::hayro_syntax::Filter;

/// A file with a stream that unpacks to more, pictures aside, is not opened; fonts of all of Chinese have some 20 MB. The
/// bound is this wide so that what is packed in fewer bytes than can ever reach it, as nearly all is, need not be looked at.
pub const LARGEST: u64 = 256 << 20;

/// A stream as it is packed.
pub struct Packed<'a> {
    /// What the file holds of it.
    pub data: Cow<'a, [u8]>,
    /// What it goes through, in order.
    pub filters: Vec<Filter>,
}

impl Packed<'_> {
    /// It unpacks to no more than so many bytes, whatever it holds; those between its filters counted.
    pub fn most(&self) -> u64 {
        let (mut length, mut total) = (self.data.len() as u64, 0_u64);
        for filter in &self.filters {
            length = length.saturating_mul(most(*filter));
            total = total.saturating_add(length);
        }
        total
    }
}

/// A byte of each packing stands for no more than so many.
const fn most(filter: Filter) -> u64 {
    match filter {
        Filter::FlateDecode => 1032,
        // The longest entry of its table, in a code of twelve bits.
        Filter::LzwDecode => 2600,
        Filter::RunLengthDecode => 64,
        Filter::Ascii85Decode => 4,
        _ => 1,
    }
}

/// Whether each of some streams unpacks to [`LARGEST`] at most, and all of them together to a total. Only those are
/// unpacked to see, from the largest on, that could reach one of the bounds.
pub fn fit(mut streams: Vec<Packed<'_>>, total: u64) -> bool {
    let sum = |streams: &[Packed<'_>]| streams.iter().map(|one| u128::from(one.most())).sum::<u128>();
    let mut rest = sum(&streams);
    if rest <= u128::from(LARGEST) {
        return true;
    }
    streams.sort_by_key(|one| std::cmp::Reverse(one.most()));
    let mut known = 0;
    for one in streams {
        if one.most() <= LARGEST && rest + u128::from(known) <= u128::from(total) {
            return true;
        }
        rest -= u128::from(one.most());
        let length = unpacked(&one);
        known += length;
        if length > LARGEST || known > total {
            return false;
        }
    }
    true
}

/// How many bytes come out of a stream, those between its filters counted, a little beyond the bound at most.
fn unpacked(stream: &Packed<'_>) -> u64 {
    // Which of two ways an LZW was written is not looked up: what is more is taken.
    let ways = if stream.filters.contains(&Filter::LzwDecode) { 0..=1 } else { 1..=1 };
    ways.map(|early| through(stream, early)).max().unwrap_or(0)
}

fn through(stream: &Packed<'_>, early: usize) -> u64 {
    let Some((last, before)) = stream.filters.split_last() else { return 0 };
    let mut data = Cow::Borrowed(&*stream.data);
    let mut total = 0;
    for filter in before {
        data = Cow::Owned(decoded(*filter, &data, early));
        total += data.len() as u64;
        if total > LARGEST {
            return total;
        }
    }
    total
        + match last {
            Filter::FlateDecode => flate(&data, &mut io::sink()),
            other => decoded(*other, &data, early).len() as u64,
        }
}

/// What one filter makes of bytes, a little beyond the bound at most; nothing for the packings of pictures, which are not
/// unpacked.
fn decoded(filter: Filter, data: &[u8], early: usize) -> Vec<u8> {
    match filter {
        Filter::FlateDecode => {
            let mut out = Vec::new();
            flate(data, &mut out);
            out
        }
        Filter::LzwDecode => lzw(data, early),
        Filter::RunLengthDecode => run_lengths(data),
        Filter::Ascii85Decode => ascii_85(data),
        Filter::AsciiHexDecode => vec![0; data.len() / 2],
        Filter::Crypt => data.to_vec(),
        _ => Vec::new(),
    }
}

fn flate(data: &[u8], out: &mut impl io::Write) -> u64 {
    let mut count = 0;
    let packings: [Box<dyn Read + '_>; 2] = [Box::new(ZlibDecoder::new(data)), Box::new(DeflateDecoder::new(data))];
    for packing in packings {
        let mut taken = Counted(0, &mut *out);
        // Damage ends the count.
        let _ = io::copy(&mut packing.take(LARGEST + 1), &mut taken);
        count = taken.0;
        if count > 0 {
            break;
        }
    }
    count
}

struct Counted<'a, W>(u64, &'a mut W);

impl<W: io::Write> io::Write for Counted<'_, W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len() as u64;
        self.1.write_all(bytes)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The codes that clear the table and end the text, and how many a table holds at most.
const CLEAR: usize = 256;
const END: usize = 257;
const FIRST: usize = 258;
const MOST: usize = 4096;

/// `early` is 1 where codes grow wider one entry before they must.
fn lzw(data: &[u8], early: usize) -> Vec<u8> {
    let mut out: Vec<u8> = Vec::new();
    // Every entry is a piece of what came out: the piece before it and one byte more.
    let mut table: Vec<(usize, usize)> = Vec::new();
    let mut last: Option<(usize, usize)> = None;
    let (mut held, mut bits) = (0_u32, 0);
    let mut bytes = data.iter();
    while out.len() as u64 <= LARGEST {
        let wide = match FIRST + table.len() + early {
            ..512 => 9,
            512..1024 => 10,
            1024..2048 => 11,
            _ => 12,
        };
        while bits < wide {
            let Some(byte) = bytes.next() else { return out };
            (held, bits) = (held << 8 | u32::from(*byte), bits + 8);
        }
        bits -= wide;
        let code = (held >> bits & ((1 << wide) - 1)) as usize;
        let start = out.len();
        match (code, table.get(code.wrapping_sub(FIRST)), last) {
            (CLEAR, ..) => {
                table.clear();
                last = None;
                continue;
            }
            (END, ..) => return out,
            (0..=255, ..) => out.push(code as u8),
            (_, Some((from, length)), _) => out.extend_from_within(*from..from + length),
            (_, None, Some((from, length))) if code == FIRST + table.len() => {
                out.extend_from_within(from..from + length);
                out.push(out[from]);
            }
            _ => return out,
        }
        if let Some((from, length)) = last.filter(|_| FIRST + table.len() < MOST) {
            table.push((from, length + 1));
        }
        last = Some((start, out.len() - start));
    }
    out
}

fn run_lengths(data: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut rest = data;
    while let [length, behind @ ..] = rest {
        let length = usize::from(*length);
        if length == 128 || behind.is_empty() || out.len() as u64 > LARGEST {
            break;
        }
        let taken = if length < 128 { (length + 1).min(behind.len()) } else { 1 };
        match length < 128 {
            true => out.extend_from_slice(&behind[..taken]),
            false => out.extend(std::iter::repeat_n(behind[0], 257 - length)),
        }
        rest = &behind[taken..];
    }
    out
}

fn ascii_85(data: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(data.len() / 5 * 4);
    let (mut group, mut count) = (0_u64, 0);
    for byte in data {
        match byte {
            b'z' => out.extend([0; 4]),
            b'!'..=b'u' => {
                (group, count) = (group * 85 + u64::from(byte - b'!'), count + 1);
                if count == 5 {
                    out.extend((group as u32).to_be_bytes());
                    (group, count) = (0, 0);
                }
            }
            b'~' => break,
            _ => {}
        }
        if out.len() as u64 > LARGEST {
            break;
        }
    }
    if count > 1 {
        let whole = (count..5).fold(group, |group, _| group * 85 + 84);
        out.extend(&(whole as u32).to_be_bytes()[..count - 1]);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn packed(data: &[u8], filters: &[Filter]) -> Packed<'static> {
        Packed { data: Cow::Owned(data.to_vec()), filters: filters.to_vec() }
    }

    /// A text of one letter, so that every code is the entry that is just being made.
    fn one_letter(codes: usize) -> Vec<u8> {
        let (mut out, mut held, mut bits) = (Vec::new(), 0_u64, 0);
        let mut put = |code: usize, wide: usize| {
            (held, bits) = (held << wide | code as u64, bits + wide);
            while bits >= 8 {
                bits -= 8;
                out.push((held >> bits) as u8);
            }
        };
        put(usize::from(b'A'), 9);
        for at in 0..codes {
            let wide = match FIRST + at + 1 {
                ..512 => 9,
                512..1024 => 10,
                1024..2048 => 11,
                _ => 12,
            };
            put(FIRST + at, wide);
        }
        put(0, 16);
        out
    }

    #[test]
    fn packed_texts_come_out_whole() {
        let text = lzw(&one_letter(1000), 1);
        let letters = text.iter().take_while(|byte| **byte == b'A').count();
        assert_eq!(letters, (1..=1001).sum::<usize>());
        assert_eq!(ascii_85(b"87cUR D]i,\"Ebo80~>"), b"Hello World!");
        assert_eq!(ascii_85(b"z87cURDZ~>"), b"\0\0\0\0Hello");
        assert_eq!(run_lengths(&[2, b'a', b'b', b'c', 254, b'd', 128, 9]), b"abcddd");
    }

    #[test]
    fn only_what_could_reach_a_bound_is_unpacked() {
        use Filter::*;
        // Nothing of these comes out, so they fit, however much they could be.
        let nothing = || packed(&[0xff; 1 << 20], &[Ascii85Decode, FlateDecode]);
        assert!(nothing().most() > LARGEST && fit((0..20).map(|_| nothing()).collect(), 1 << 30));
        let zeros = |length: usize| {
            let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
            io::Write::write_all(&mut encoder, &vec![0; length]).expect("bytes");
            packed(&encoder.finish().expect("a stream"), &[FlateDecode])
        };
        assert!(fit((0..9).map(|_| zeros(30 << 20)).collect(), 300 << 20));
        assert!(!fit((0..11).map(|_| zeros(30 << 20)).collect(), 300 << 20));
        assert!(!fit(vec![zeros(300 << 20)], 1 << 30));
    }
}
