//! The other matters at the end of the narrative: running cost, procurement, assets, performance.

use super::change::Topic;
use super::sections::Story;
use super::{Assets, Details};
use crate::scribe::book::Book;

impl Story<'_> {
    /// 机关运行经费, 政府采购, 国有资产, 预算绩效.
    pub fn matters(&self, details: &Details, out: &mut Vec<String>) {
        let (called, year) = (&self.book.called, self.book.year);
        out.push("十、其他重要事项的情况说明".into());
        out.push("（一）机关运行经费情况".into());
        let public = self.book.public();
        let beside = self.beside(public, Book::public, Topic::Running);
        out.push(format!("{year}年，{called}机关运行经费财政拨款预算{}{beside}", self.wan(public)));
        out.push("（二）政府采购情况".into());
        let procurement = details.procurement;
        out.push(format!(
            "{year}年，{called}政府采购预算{}，其中：政府采购货物预算{}，政府采购工程预算{}，政府采购服务预算{}。",
            self.wan(procurement.total()),
            self.wan(procurement.goods),
            self.wan(procurement.works),
            self.wan(procurement.services)
        ));
        out.push(format!(
            "面向中小企业预留政府采购项目预算金额{}，其中：面向小微企业预留{}。",
            self.wan(procurement.small),
            self.wan(procurement.micro)
        ));
        out.push("（三）国有资产占用使用情况".into());
        self.assets(details.assets, out);
        out.push("（四）预算绩效情况".into());
        let (count, amount) =
            (self.book.projects.len(), self.book.projects.iter().map(|project| project.amount()).sum());
        out.push(format!(
            "{year}年，{called}实行绩效管理的一般公共预算项目{count}个，涉及预算金额{}，各项目的绩效目标见下表。",
            self.wan(amount)
        ));
    }

    fn assets(&self, assets: Assets, out: &mut Vec<String>) {
        let (called, year) = (&self.book.called, self.book.year);
        out.push(format!("截至{}年底，{called}占用使用国有资产的总体情况为：", year - 1));
        out.push(format!("1.房屋{}平方米，价值{}。", assets.area, self.wan(assets.houses)));
        out.push(format!(
            "2.车辆{0}辆，价值{1}；其中：一般公务用车{0}辆，价值{1}；执法执勤用车0辆，价值{2}；其他车辆0辆，价值{2}。",
            assets.cars,
            self.wan(assets.cars_value),
            self.wan(0)
        ));
        out.push(format!("3.办公家具价值{}。", self.wan(assets.furniture)));
        out.push(format!("4.其他资产价值{}。", self.wan(assets.rest)));
        out.push(format!(
            "单位价值50万元以上大型设备{}台（套），单位价值100万元以上大型设备0台（套）。",
            assets.machines
        ));
        out.push(format!("{year}年预算未安排购置车辆，未安排购置单位价值50万元以上的大型设备。"));
    }
}
