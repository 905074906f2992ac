//! What looks like one event and is several: the usual traps, on invented text.

use super::{place, report};
use crate::{Placed, Report};

/// The story of each report, by the order of first sight.
fn stories(reports: &[Report]) -> Vec<i64> {
    let (_, placed) = place(reports);
    let mut stories: Vec<i64> = placed.iter().map(|p| p.story).collect();
    for Placed { merged, .. } in &placed {
        for merged in merged {
            stories.iter_mut().filter(|story| **story == merged.gone).for_each(|story| *story = merged.into);
        }
    }
    stories
}

#[test]
fn two_matches_of_one_evening_are_two() {
    let together = stories(&[
        report(
            1,
            0,
            "Port Sable beat Linden 3-1 as Keane strikes twice",
            "Port Sable moved to third in the league on Saturday evening with a 3-1 win over Linden at Quay Park. Maurice Keane scored twice \
             before half-time and Olu Brisk added a third from the penalty spot. Linden's Hal Dorrance pulled one back late on, but the \
             visitors never looked like taking a point. Manager Petra Voss praised her side's first hour and said the club had waited \
             since April for a home win like it.",
        ),
        report(
            2,
            1,
            "Ashmere hold Kestrel Rovers in goalless draw",
            "Kestrel Rovers dropped two points in the league on Saturday evening when they were held to a goalless draw by Ashmere at Mill \
             Lane. Goalkeeper Ines Tavares saved twice from Rowan Pike after half-time and the hosts hit the post in the last minute. \
             Manager Colm Attwater said his side had lacked patience. Ashmere, with ten men after a red card for Bram Sorley, took their \
             first away point since April.",
        ),
        report(
            3,
            2,
            "Keane double lifts Port Sable past Linden",
            "Two goals from Maurice Keane gave Port Sable a 3-1 victory over Linden at Quay Park on Saturday. Olu Brisk scored the other from \
             a penalty. Hal Dorrance replied for Linden. The win takes Petra Voss's team to third place.",
        ),
    ]);
    assert_eq!(together, [1, 2, 1]);
}

#[test]
fn two_companies_results_of_one_morning_are_two_and_so_are_two_quarters_of_one() {
    let quarter = |id, hours, title: &str, company: &str, chief: &str, own: &str| {
        let text = format!(
            "{company} said on Tuesday that profit rose in the quarter as revenue beat the expectations of analysts. Shares of the company \
             gained in early trading. Chief executive {chief} said demand was strong. {own}"
        );
        report(id, hours, title, &text)
    };
    let together = stories(&[
        quarter(
            1,
            0,
            "Marrow Foods profit rises on frozen meals",
            "Marrow Foods",
            "Dana Whitlock",
            "Frozen meals sold best, the grocer from Tolland said, and it will open a bakery in Eastmoor. Milk was dearer. It bought the \
             canning works of Harl and Sons for 40 million crowns.",
        ),
        quarter(
            2,
            1,
            "Vantor Shipping profit rises as freight rates climb",
            "Vantor Shipping",
            "Piet Lagerkvist",
            "Freight rates between Osterhaven and the Gulf doubled, the line said, and two container ships will be delivered by the yard \
             at Brandsund. Fuel was cheaper. It hired four hundred sailors.",
        ),
        quarter(
            3,
            24 * 91,
            "Marrow Foods profit falls as frozen meals flag",
            "Marrow Foods",
            "Dana Whitlock",
            "Sales of frozen meals flagged over the summer, and the bakery at Eastmoor opened a month late. Sugar cost a fifth more. It will \
             close nine shops in the valley and sell its vans.",
        ),
    ]);
    assert_eq!(together, [1, 2, 3]);
}

#[test]
fn a_column_of_every_day_is_not_one_story() {
    let days = [
        "The council of Alder Point votes tonight on the harbour wall, and the ferry to Sorrel is late again. Farmers meet in Tolland over \
         the price of milk. Our letters page asks whether the school bus should stop at the cannery.",
        "A court in Remer hears the case of the stolen organ pipes. Divers begin to raise the barge Halcyon, and the orchard fair opens with \
         a record pumpkin. The weather turns on Thursday, says the station at Cape Moor.",
        "Nurses at Saint Brannoc's end their strike after eleven days. The mayor of Eastmoor is to marry, and a lynx has been seen near the \
         quarry. Tax letters go out this week: what to do with yours.",
    ];
    for title in ["Morning briefing", "Morning Briefing: what you need to know today", "Your Tuesday in brief"] {
        let reports: Vec<Report> = (1..).zip(days).map(|(n, text)| report(n, 24 * n, title, text)).collect();
        assert_eq!(stories(&reports), [1, 2, 3], "{title}");
    }
}

#[test]
fn a_publishers_series_is_not_one_story() {
    let episodes = [
        (
            "The Long Read: the keepers of Cape Moor",
            "Three women kept the lamp at Cape Moor for forty winters. Their logbooks, found in a chapel, tell of wrecks, of bread, and of a quarrel over a goat that lasted nine years and ended in a wedding.",
        ),
        (
            "The Long Read: who owns the river?",
            "Upstream of Tolland the river is a farmer's. Downstream it is everybody's, says the law of 1871, and so nobody mends its banks. A barrister, a beaver and two mills have made a case of it.",
        ),
        (
            "The Long Read: a city without clocks",
            "In Osterhaven the tower stopped in March and no clockmaker can be found. People have begun to eat when hungry. The tram company counts on its drivers' stomachs, and the schools on bells rung by hand.",
        ),
    ];
    let reports: Vec<Report> = (1..).zip(episodes).map(|(n, (title, text))| report(n, 24 * 3 * n, title, text)).collect();
    assert_eq!(stories(&reports), [1, 2, 3]);
}

#[test]
fn a_live_blog_stays_with_its_event_and_takes_no_other_live_blog_in() {
    let together = stories(&[
        report(
            1,
            0,
            "Live: storm Ottilie makes landfall near Cape Moor",
            "Storm Ottilie has made landfall near Cape Moor with winds of 140 kilometres an hour. The harbour at Alder Point is closed, the \
             bridge to Sorrel is shut and 12,000 homes are without power. Follow our live updates.",
        ),
        report(
            2,
            1,
            "Live: budget day as chancellor Maddox speaks",
            "Chancellor Ruth Maddox is presenting her budget. Duty on fuel is frozen, a levy on sugar begins in April and the lowest rate of \
             income tax is cut. Follow our live updates as the house debates.",
        ),
        report(
            3,
            2,
            "Storm Ottilie: thousands without power as bridge to Sorrel shut",
            "Winds of 140 kilometres an hour struck the coast at Cape Moor as storm Ottilie came ashore. About 12,000 homes lost power, the \
             harbour of Alder Point was closed and nobody could cross the bridge to Sorrel.",
        ),
    ]);
    assert_eq!(together, [1, 2, 1]);
}

#[test]
fn a_title_that_is_a_button_joins_nothing() {
    for junk in ["Home", "News", "Contact us", "Latest news", "Search"] {
        let reports = [report(1, 0, junk, ""), report(2, 1, junk, ""), report(3, 2, "Search for news of lost trawler goes on", "")];
        assert_eq!(stories(&reports), [1, 2, 3], "{junk}");
    }
}

#[test]
fn markets_of_two_days_are_two() {
    let markets = |id, hours, title: &str, own: &str| {
        let text = format!("Stocks closed on Friday after a day of thin trading. The index of the forty largest companies {own}");
        report(id, hours, title, &text)
    };
    let together = stories(&[
        markets(
            1,
            0,
            "Stocks slip as miners fall",
            "lost 0.4 per cent. Copper fell after the strike at the Harl pit ended, and Tolland Metals gave up 6 per cent. Bonds rose. The \
             crown was at 1.12 to the dollar. Brokers spoke of profit taking before the holiday.",
        ),
        markets(
            2,
            24 * 3,
            "Stocks gain on hopes for rate cut",
            "gained 1.1 per cent. Banks led after governor Lise Aumont said prices were calmer. Vantor Shipping rose 9 per cent on a bid by \
             a rival from Brandsund. Oil was little changed and gold fell.",
        ),
    ]);
    assert_eq!(together, [1, 2]);
}

#[test]
fn one_name_however_often_repeated_is_not_one_event() {
    let (_, placed) = place(&[
        report(
            1,
            0,
            "Torvaldsen opens bridge",
            "Torvaldsen cut the ribbon on Friday. Torvaldsen, who grew up beside the old ferry, said the crossing would bring the two banks \
             together. Engineers had laboured on its pylons for six winters. Torvaldsen then walked across with schoolchildren. \
             Torvaldsen leaves office in spring. \
             Masons, divers and two bakers from both shores were thanked by name, and a brass band played until dusk. Lorries may cross from Monday, at a toll that falls with every axle.",
        ),
        report(
            2,
            3,
            "Torvaldsen sells racehorse",
            "Torvaldsen has parted with a chestnut mare. Torvaldsen bought the animal as a foal at auction and it never won. A stable in the \
             hills pays forty thousand crowns. Torvaldsen told a paper that his daughter had wept. Torvaldsen keeps two ponies, a donkey and nine \
             hens behind his villa, where guests are shown a cabinet of trophies, saddles and whips that an uncle collected in Argentina. Bidders came by train and left with foals, harness and hay.",
        ),
    ]);
    assert!(placed[1].began, "{:?}", placed[1].standing);
}
