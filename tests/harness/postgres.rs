//! A database of its own for each test, on the server that xtask started.

use sqlx::any::install_default_drivers;
use sqlx::{AnyConnection, Connection, Executor};

use super::given;

/// Makes an empty database and gives its address. The server goes with the test run, and the database with it.
pub(crate) async fn database(name: &str) -> String {
    install_default_drivers();
    let server = given("DATELINE_TEST_POSTGRES");
    let mut connection = AnyConnection::connect(&server).await.expect("the PostgreSQL server answers");
    // Two test runs against one given server must not meet.
    let name = format!("dateline_{name}_{}", std::process::id());
    let drop = format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)");
    let create = format!("CREATE DATABASE {name}");
    for text in [drop, create] {
        connection.execute(sqlx::raw_sql(sqlx::AssertSqlSafe(text))).await.expect("a database can be made");
    }
    let (before, _) = server.rsplit_once('/').expect("an address with a database");
    format!("{before}/{name}")
}
