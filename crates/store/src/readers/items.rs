//! What a reader can save, or has read: a story, or one article of it.

use std::collections::BTreeMap;

use model::{ArticleId, ReaderId, Story, StoryId};

use crate::columns::{Columns, id_list};
use crate::heads::{ArticleHead, head, select_heads};
use crate::{Result, Store, stories};

/// A story, or one article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Item {
    /// A story.
    Story(StoryId),
    /// An article, read on its topic page.
    Topic(ArticleId),
}

impl Item {
    /// The stored word.
    pub(super) fn kind(self) -> &'static str {
        match self {
            Item::Story(_) => "story",
            Item::Topic(_) => "topic",
        }
    }

    /// The row.
    pub(super) fn id(self) -> i64 {
        match self {
            Item::Story(story) => story.0,
            Item::Topic(article) => article.0,
        }
    }

    /// Of a stored word and row; `None` for a word that a newer dateline wrote.
    pub(super) fn of(kind: &str, id: i64) -> Option<Item> {
        match kind {
            "story" => Some(Item::Story(StoryId(id))),
            "topic" => Some(Item::Topic(ArticleId(id))),
            _ => None,
        }
    }
}

/// An item as a list shows it.
#[derive(Debug, Clone, PartialEq)]
pub enum ItemRow {
    /// A story, and how many reports it has.
    Story(Story, i64),
    /// An article.
    Topic(Box<ArticleHead>),
}

impl Store {
    /// Those of the items that are there for this reader.
    pub(super) async fn item_rows(&self, reader: ReaderId, items: &[Item]) -> Result<BTreeMap<Item, ItemRow>> {
        let ids = |of: fn(&Item) -> Option<i64>| items.iter().filter_map(of).collect::<Vec<i64>>();
        let wanted = ids(|item| matches!(item, Item::Story(_)).then(|| item.id()));
        let articles = ids(|item| matches!(item, Item::Topic(_)).then(|| item.id()));
        let mut found = BTreeMap::new();
        let reports =
            sqlx::query(self.engine.sql("SELECT story_id, COUNT(*) AS number FROM articles WHERE story_id IN ({ids 1}) GROUP BY story_id"))
                .bind(id_list(wanted.iter().copied()))
                .fetch_all(&self.reader)
                .await?;
        let reports = reports.iter().map(|row| Ok((row.int("story_id")?, row.int("number")?))).collect::<Result<BTreeMap<_, _>>>()?;
        for story in stories::by_ids(self.engine, &self.reader, &wanted).await? {
            let number = reports.get(&story.id.0).copied().unwrap_or_default();
            found.insert(Item::Story(story.id), ItemRow::Story(story, number));
        }
        let rows = sqlx::query(self.engine.sql(select_heads!(
            "",
            "WHERE a.id IN ({ids 1}) AND a.read_at IS NOT NULL AND a.joined_to IS NULL
             AND (s.own = 0 OR s.id IN (SELECT source_id FROM reader_own WHERE reader_id = $2))"
        )))
        .bind(id_list(articles))
        .bind(reader.0)
        .fetch_all(&self.reader)
        .await?;
        for row in &rows {
            let head = head(row)?;
            found.insert(Item::Topic(head.id), ItemRow::Topic(Box::new(head)));
        }
        Ok(found)
    }
}
