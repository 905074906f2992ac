//! How much is done at once, how often a feed is asked, what a page is composed by.

/// What the operator may set about the road; the defaults fit one machine with two cores.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Feeds asked and read at once; eight times as many more may wait for slow servers.
    pub polls: usize,
    /// Pages fetched and read at once.
    pub reads: usize,
    /// Pictures fetched and kept at once.
    pub pictures: usize,
    /// Shortest time between two polls of a feed, seconds.
    pub shortest_interval_s: i64,
    /// Longest time between two polls of a feed, seconds.
    pub longest_interval_s: i64,
    /// Days for which the pages that articles were read from are kept; 0 keeps none.
    pub keep_pages_days: u16,
    /// The address under which everybody reaches this installation: what hubs are told. Without it, no hub is asked.
    pub public: Option<url::Url>,
    /// Hubs that are told when a feed of our own has changed.
    pub hubs: Vec<url::Url>,
    /// What stands after the @ in the addresses of letter boxes.
    pub letters_host: String,
    /// How grouping works.
    pub group: group::Settings,
    /// How pages are composed.
    pub edition: edition::Settings,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            polls: 16,
            reads: 24,
            pictures: 8,
            shortest_interval_s: 10 * 60,
            longest_interval_s: 24 * 60 * 60,
            keep_pages_days: 14,
            public: None,
            hubs: Vec::new(),
            letters_host: "localhost".to_owned(),
            group: group::Settings::default(),
            edition: edition::Settings::default(),
        }
    }
}
