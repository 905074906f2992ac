//! `dateline explain STORY`: how its reports came together, with the numbers.

use std::process::ExitCode;

use anyhow::Context;
use group::Standing;
use markup::address::last_part;
use model::{Edit, EditKind};
use newsroom::ExplainedStory;
use serde_json::{Value, json};

use crate::config::Config;
use crate::{open, out};

pub(crate) fn run(config: &Config, story: &str, json: bool) -> anyhow::Result<ExitCode> {
    open::runtime()?.block_on(async {
        let opened = open::open(config).await?;
        let slug = last_part(story);
        let explained = newsroom::explain_story(&opened.store, &config.newsroom.group, slug).await?;
        let explained = explained
            .with_context(|| format!("There is no story “{slug}”. Give a story's address, or its last part: what stands behind /story/"))?;
        if json {
            out::json(&object(&explained))?;
        } else {
            for line in lines(&explained) {
                out::line(&line)?;
            }
        }
        Ok(ExitCode::SUCCESS)
    })
}

/// A report's headline and publisher, by its number.
fn told(explained: &ExplainedStory, report: i64) -> String {
    let head = explained.articles.iter().find(|head| head.id.0 == report);
    head.map_or_else(|| format!("report {report}"), |head| format!("{} ({})", head.title, head.source_name))
}

fn lines(explained: &ExplainedStory) -> Vec<String> {
    let mut lines = vec![explained.story.title.clone(), String::new()];
    for step in &explained.explanation.steps {
        let when = explained.articles.iter().find(|head| head.id.0 == step.report).map(|head| head.published.to_string());
        lines.push(format!("{}  {}", when.unwrap_or_default(), told(explained, step.report)));
        lines.push(match &step.standing {
            None if step.report == step.part => "    begins a story".to_owned(),
            None => "    is put there by hand, or by rules of before".to_owned(),
            Some(standing) => format!("    joins at {}", numbers(standing)),
        });
        lines.extend(step.standing.as_ref().filter(|standing| !standing.shared.is_empty()).map(terms));
        for merged in &step.merged {
            lines.push(format!("    shows that it is one with: {}, at {}", told(explained, merged.gone), numbers(&merged.standing)));
            lines.push(terms(&merged.standing));
        }
    }
    if explained.explanation.parts.len() > 1 {
        lines.push(String::new());
        lines.push("These rules alone would leave parts; an editor or rules of before hold them together. They begin with:".to_owned());
        lines.extend(explained.explanation.parts.iter().map(|part| format!("    {}", told(explained, *part))));
    }
    if !explained.edits.is_empty() {
        lines.push(String::new());
        lines.extend(explained.edits.iter().map(decided));
    }
    lines
}

fn numbers(standing: &Standing) -> String {
    format!("{:.3} where {:.3} was needed", standing.likeness, standing.needed)
}

fn terms(standing: &Standing) -> String {
    let shared: Vec<String> = standing.shared.iter().map(|shared| format!("{} {:.3}", shared.term, shared.part)).collect();
    format!("    by {}", shared.join(", "))
}

fn decided(edit: &Edit) -> String {
    let undone = edit.undone.as_ref().map(|(by, at)| format!(", undone by {by} {at}")).unwrap_or_default();
    let what = match (edit.kind, &edit.title) {
        (EditKind::Rename, Some(title)) => format!("headline “{title}”"),
        (kind, _) => kind.as_str().to_owned(),
    };
    format!("{}  {what} by {}{undone}", edit.at, edit.by)
}

fn object(explained: &ExplainedStory) -> Value {
    let standing = |standing: &Standing| {
        let shared: Vec<Value> = standing.shared.iter().map(|shared| json!({ "term": shared.term, "part": shared.part })).collect();
        json!({ "likeness": standing.likeness, "needed": standing.needed, "shared": shared })
    };
    let steps = explained.explanation.steps.iter().map(|step| {
        let head = explained.articles.iter().find(|head| head.id.0 == step.report);
        let merged: Vec<Value> = step
            .merged
            .iter()
            .map(|merged| json!({ "gone": merged.gone, "into": merged.into, "standing": standing(&merged.standing) }))
            .collect();
        json!({
            "report": step.report,
            "title": head.map(|head| &head.title),
            "source": head.map(|head| &head.source_name),
            "url": head.and_then(|head| head.url.as_ref()),
            "published": head.map(|head| head.published.to_string()),
            "part": step.part,
            "standing": step.standing.as_ref().map(standing),
            "merged": merged,
        })
    });
    let edits = explained.edits.iter().map(|edit| {
        json!({
            "kind": edit.kind.as_str(),
            "title": edit.title,
            "by": edit.by,
            "at": edit.at.to_string(),
            "undone": edit.undone.as_ref().map(|(by, at)| json!({ "by": by, "at": at.to_string() })),
        })
    });
    json!({
        "story": explained.story.slug,
        "title": explained.story.title,
        "first": explained.story.first.to_string(),
        "newest": explained.story.newest.to_string(),
        "steps": steps.collect::<Vec<_>>(),
        "parts": explained.explanation.parts,
        "edits": edits.collect::<Vec<_>>(),
    })
}
