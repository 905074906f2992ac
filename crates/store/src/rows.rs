//! Many rows in one statement: each statement is a trip to the connection's thread or to the server, which costs more than its row.

use sqlx::{AnyConnection, AssertSqlSafe, SqlSafeStr, SqlStr};

/// Rows of one statement, at most; our widest rows have 23 values.
const MOST: usize = 64;

/// Cuts rows into pieces of which each is a power of two long: so that there are few different statements, each prepared once.
pub(crate) fn pieces<T>(rows: &[T]) -> impl Iterator<Item = &[T]> {
    let mut rest = rows;
    std::iter::from_fn(move || {
        let size = MOST.min(1 << rest.len().checked_ilog2()?);
        let (piece, after) = rest.split_at(size);
        rest = after;
        Some(piece)
    })
}

/// The statement for so many rows of so many values: `{rows}` becomes `($1, $2), ($3, $4)` for PostgreSQL and `(?, ?), (?, ?)` for SQLite,
/// where sqlx asks for the name of each value and SQLite walks a list of the named ones to find it: quadratic in the values of a statement
/// (16 % of a first fetch at 128 rows). Where it stands in `FROM (VALUES {rows})`, both engines call the columns `column1`, `column2`.
pub(crate) fn statement(conn: &AnyConnection, text: &'static str, rows: usize, columns: usize) -> SqlStr {
    AssertSqlSafe(written(text, rows, columns, conn.backend_name() == "PostgreSQL")).into_sql_str()
}

fn written(text: &str, rows: usize, columns: usize, numbered: bool) -> String {
    let (before, after) = text.split_once("{rows}").unwrap_or((text, ""));
    let mut sql = String::with_capacity(text.len() + rows * columns * 6);
    sql.push_str(before);
    for row in 0..rows {
        sql.push_str(if row == 0 { "(" } else { ", (" });
        for column in 0..columns {
            sql.push_str(if column == 0 { "" } else { ", " });
            if numbered {
                sql.push('$');
                sql.push_str(&(row * columns + column + 1).to_string());
            } else {
                sql.push('?');
            }
        }
        sql.push(')');
    }
    sql.push_str(after);
    sql
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_powers_of_two_and_leave_nothing_out() {
        let rows: Vec<usize> = (0..140).collect();
        let pieces: Vec<&[usize]> = pieces(&rows).collect();
        assert_eq!(pieces.iter().map(|piece| piece.len()).collect::<Vec<_>>(), [64, 64, 8, 4]);
        assert_eq!(pieces.concat(), rows);
        assert_eq!(super::pieces::<usize>(&[]).count(), 0);
    }

    #[test]
    fn a_statement_names_its_values_through_all_rows() {
        let text = "INSERT INTO jobs (id, kind) VALUES {rows} RETURNING id";
        assert_eq!(written(text, 2, 2, true), "INSERT INTO jobs (id, kind) VALUES ($1, $2), ($3, $4) RETURNING id");
        assert_eq!(written(text, 2, 2, false), "INSERT INTO jobs (id, kind) VALUES (?, ?), (?, ?) RETURNING id");
    }
}
