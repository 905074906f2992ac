//! The commented `dateline.toml` that `init` writes: made from the list of keys, so that it can't lag behind.

use model::Edition;

use crate::config::keys::KEYS;

/// Its name in the data folder.
pub(crate) const FILE: &str = "dateline.toml";

/// The file for a new data folder: every key with its meaning, commented out, and the edition.
pub(crate) fn template(edition: &Edition) -> anyhow::Result<String> {
    let mut text = String::from(
        "# Dateline: the configuration of this data folder.\n\
         # Every key is also a flag and an environment variable: proxy under [fetch] is --fetch-proxy and DATELINE_FETCH_PROXY.\n\
         # A flag goes before the environment, the environment before this file. Lines after # are the defaults.\n",
    );
    let mut table = "";
    for key in KEYS.iter().filter(|key| key.in_file) {
        let (section, name) = key.name.split_once('.').unwrap_or(("", key.name));
        // `log` is a value, so `log.json` can't be a table beside it: it is written with its dot, quoted.
        let (section, name) = if section == "log" { ("", "\"log.json\"") } else { (section, name) };
        if section != table {
            text.push_str(&format!("\n[{section}]\n"));
            table = section;
        } else {
            text.push('\n');
        }
        let plain = key.default.parse::<u64>().is_ok() || matches!(key.default, "true" | "false");
        let value = if plain { key.default.to_owned() } else { format!("{:?}", key.default) };
        text.push_str(&format!("# {}.\n# {name} = {value}\n", key.help));
    }
    text.push_str(
        "\n# The editions that this installation serves, in the order of the menu; / is the first one.\n\
         # private = true shows an edition to its members only. Sponsors are labelled lines:\n\
         # [[edition.sponsors]] with short (narrow screens), long (wide ones), url, and, if wanted, name (for /admin/sponsors), weight,\n\
         # from and until (\"2026-12-01\"), days ([\"monday\"]) and slots ([\"line\", \"block\", \"article\"]).\n\
         # A place that is a town of some size is found on the map by its name. Else say where it is, and how far around is local:\n\
         # home = { latitude = 46.94, longitude = -93.92, km = 60 }\n\
         # Villages around that reports name are [[edition.nearby]] tables with name, latitude and longitude. Sections may have a weight, 0 to 10.\n\
         # [edition.digest] with hours ([\"07:00\", \"18:00\"], in the edition's time zone) publishes a digest at each of them; without hours there is\n\
         # none. stories and per_section are how many stand in it.\n\
         # With own_feeds = true readers may add feeds of their own to their newslines. Each sees only those that they brought.\n\
         # With discussion = true readers may make an account and write under stories. What somebody new writes waits for a moderator.\n\
         # [edition.house] sets the rules of that. The keys are told in docs/operating.md: registration, longest, links, new_until, hold_new,\n\
         # edit_minutes, pause_seconds, an_hour, reactions, public_rulings. [[edition.boards]] tables with slug, name and about are\n\
         # discussions that belong to no story.\n\
         # People may sign in through OpenID Connect providers, each an [[openid]] table: id, name (what the button says), issuer, client_id,\n\
         # secret or secret_file, and, if wanted, scopes. With sign_up = true who is unknown here may make an account by it. The provider is told\n\
         # to send people back to /account/openid/ID/back below public_address.\n",
    );
    let editions = toml::Table::from_iter([("edition".to_owned(), toml::Value::try_from(vec![edition])?)]);
    text.push_str(&toml::to_string_pretty(&editions)?);
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_written_file_reads_back_with_and_without_its_comments() {
        let edition = crate::starter::edition("Europe/Vienna");
        let text = template(&edition).unwrap();
        let table: toml::Table = text.parse().unwrap();
        assert_eq!(table["edition"][0]["time_zone"].as_str(), Some("Europe/Vienna"));
        let all: String = text
            .lines()
            .map(|line| line.strip_prefix("# ").filter(|rest| rest.contains(" = ") && !rest.contains(". ")).unwrap_or(line))
            .map(|l| format!("{l}\n"))
            .collect();
        let table: toml::Table = all.parse().unwrap();
        assert_eq!(table["fetch"]["pause_ms"].as_integer(), Some(1000));
        assert_eq!(table["log.json"].as_bool(), Some(false));
    }
}
