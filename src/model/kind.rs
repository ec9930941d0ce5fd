//! The closed lists of the field: kinds of disclosure, statutory forms, what an amount is of and when it is from.
//!
//! The `id` of each is public interface: the export prints it and other programs read it.

use super::Code;

/// Declares a list of things with the id that the export prints and the Chinese name of the field.
macro_rules! kinds {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $id:literal, $chinese:literal;)* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$doc])* #[doc = $chinese] $variant,)* }

        impl $name {
            /// Every one, in the order of the list.
            pub const ALL: &'static [$name] = &[$($name::$variant),*];

            /// What the export calls it.
            pub const fn id(self) -> &'static str {
                match self { $($name::$variant => $id,)* }
            }

            /// What the field calls it.
            pub const fn chinese(self) -> &'static str {
                match self { $($name::$variant => $chinese,)* }
            }

            /// The one that the export calls so.
            pub fn of_id(id: &str) -> Option<$name> {
                $name::ALL.iter().copied().find(|kind| kind.id() == id)
            }
        }
    };
}

kinds! {
    /// What a disclosure is.
    DisclosureKind {
        Budget = "budget", "预算";
        Final = "final", "决算";
        Evaluation = "evaluation", "绩效自评";
    }
}

impl Default for DisclosureKind {
    /// What most disclosures are.
    fn default() -> DisclosureKind {
        DisclosureKind::Budget
    }
}

kinds! {
    /// Whether a disclosure speaks for a department with its units, or for one unit (本级 and 下属单位).
    Standing {
        Department = "department", "部门";
        Unit = "unit", "单位";
    }
}

kinds! {
    /// Which statutory table a form is. The set differs by region and year.
    FormKind {
        ReceiptsExpenditure = "receipts_expenditure", "收支总表";
        Revenue = "revenue", "收入总表";
        Expenditure = "expenditure", "支出总表";
        FiscalReceiptsExpenditure = "fiscal_receipts_expenditure", "财政拨款收支总表";
        FiscalExpenditure = "fiscal_expenditure", "财政拨款支出表";
        FiscalBasic = "fiscal_basic", "财政拨款基本支出表";
        GeneralExpenditure = "general_expenditure", "一般公共预算支出表";
        GeneralBasic = "general_basic", "一般公共预算基本支出表";
        GeneralProjects = "general_projects", "一般公共预算项目支出表";
        ThreePublic = "three_public", "三公经费表";
        GovernmentFund = "government_fund", "政府性基金支出表";
        StateCapital = "state_capital", "国有资本经营支出表";
        EntrustedServices = "entrusted_services", "委托业务费表";
        CarryOver = "carry_over", "上年结转结余表";
        OperatingCost = "operating_cost", "机关运行经费表";
        Procurement = "procurement", "政府采购表";
        Assets = "assets", "国有资产表";
        Other = "other", "其他表";
    }
}

kinds! {
    /// When an amount is from; a budget's amounts have none.
    Phase {
        Initial = "initial", "年初预算";
        Adjusted = "adjusted", "调整预算";
        Actual = "actual", "决算";
    }
}

/// What an amount is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// One of the fixed roles.
    Fixed(FixedRole),
    /// The economic 类 of a column in a project table.
    Economic(Code),
}

kinds! {
    /// The fixed roles; see [`Role`].
    FixedRole {
        Total = "total", "合计";
        Basic = "basic", "基本支出";
        Project = "project", "项目支出";
        Personnel = "personnel", "人员经费";
        Public = "public", "公用经费";
        Reserve = "reserve", "单位预留机动经费";
        CarriedToNext = "carried_to_next", "结转下年";
        Fiscal = "fiscal", "财政拨款";
        General = "general", "一般公共预算";
        Fund = "fund", "政府性基金";
        Capital = "capital", "国有资本经营";
        FiscalAccount = "fiscal_account", "财政专户";
        UnitFunds = "unit_funds", "单位资金";
        CarryOver = "carry_over", "上年结转";
        SuperiorGrants = "superior_grants", "上级补助收入";
        InstitutionIncome = "institution_income", "事业收入";
        OperatingIncome = "operating_income", "经营收入";
        SubordinateRemittances = "subordinate_remittances", "附属单位上缴收入";
        OtherIncome = "other_income", "其他收入";
        PaidToSuperior = "paid_to_superior", "上缴上级支出";
        OperatingExpenditure = "operating_expenditure", "经营支出";
        GrantsToSubordinates = "grants_to_subordinates", "对附属单位补助支出";
        CarriedIn = "carried_in", "年初结转和结余";
        CarriedOut = "carried_out", "年末结转和结余";
        YearIncome = "year_income", "本年收入";
        Abroad = "abroad", "因公出国（境）";
        Vehicles = "vehicles", "公务用车购置及运行费";
        VehiclePurchase = "vehicle_purchase", "公务用车购置费";
        VehicleRunning = "vehicle_running", "公务用车运行费";
        Reception = "reception", "公务接待费";
        Meetings = "meetings", "会议费";
        Training = "training", "培训费";
        OperatingCost = "operating_cost", "机关运行经费";
    }
}

#[allow(non_upper_case_globals, reason = "they stand for the variants of the fixed roles: Role::Total, Role::Basic")]
#[allow(missing_docs, reason = "each is the fixed role of the same name")]
impl Role {
    pub const Total: Role = Role::Fixed(FixedRole::Total);
    pub const Basic: Role = Role::Fixed(FixedRole::Basic);
    pub const Project: Role = Role::Fixed(FixedRole::Project);
    pub const Personnel: Role = Role::Fixed(FixedRole::Personnel);
    pub const Public: Role = Role::Fixed(FixedRole::Public);
    pub const General: Role = Role::Fixed(FixedRole::General);
    pub const Fund: Role = Role::Fixed(FixedRole::Fund);
    pub const Capital: Role = Role::Fixed(FixedRole::Capital);
    pub const Fiscal: Role = Role::Fixed(FixedRole::Fiscal);
    pub const Abroad: Role = Role::Fixed(FixedRole::Abroad);
    pub const Vehicles: Role = Role::Fixed(FixedRole::Vehicles);
    pub const VehiclePurchase: Role = Role::Fixed(FixedRole::VehiclePurchase);
    pub const VehicleRunning: Role = Role::Fixed(FixedRole::VehicleRunning);
    pub const Reception: Role = Role::Fixed(FixedRole::Reception);
}

impl Role {
    /// What the export calls it: `total`, `econ:302`.
    pub fn id(self) -> String {
        match self {
            Role::Fixed(role) => role.id().into(),
            Role::Economic(code) => format!("econ:{code}"),
        }
    }

    /// What the field calls it.
    pub fn chinese(self) -> String {
        match self {
            Role::Fixed(role) => role.chinese().into(),
            Role::Economic(code) => format!("{code} 类"),
        }
    }

    /// The role that the export and the forms in `assets/forms` call so.
    pub fn of_id(id: &str) -> Option<Role> {
        match id.strip_prefix("econ:") {
            Some(digits) => Code::parse(digits).filter(|code| code.is_economic()).map(Role::Economic),
            None => FixedRole::of_id(id).map(Role::Fixed),
        }
    }
}
