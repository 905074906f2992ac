//! What the tests need besides Rust: Chromium and its driver, PostgreSQL, axe-core, a provider to sign in through, a mail server. Looked for first, installed from the
//! distribution's packages (axe-core, an OpenID Connect provider and a mail server from npm) where missing, each missing piece that can't be had a failure with its name.

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::steps::{run, say};

/// The version of axe-core that the pages are held to.
const AXE: &str = "4.14.1";

/// Files of the npm packages of tests/provider and tests/mail, with the version of every package that they stand on.
const LOCKED: [&str; 2] = ["package.json", "package-lock.json"];

/// Running services; ended when dropped.
pub(crate) struct Services {
    variables: Vec<(&'static str, String)>,
    /// The PostgreSQL started here, if none was given: its programs' folder and its data.
    cluster: Option<(PathBuf, PathBuf)>,
}

impl Services {
    /// Finds, installs and starts everything.
    pub(crate) fn start() -> Result<Services> {
        let tools = PathBuf::from("target/test-tools");
        std::fs::create_dir_all(&tools)?;
        let tools = tools.canonicalize()?;
        let mut services = Services { variables: Vec::new(), cluster: None };
        services.variables.push(("DATELINE_TEST_CHROMIUM", program("chromium", "chromium")?));
        services.variables.push(("DATELINE_TEST_CHROMEDRIVER", program("chromedriver", "chromium-driver")?));
        services.variables.push(("DATELINE_TEST_AXE", axe(&tools)?.display().to_string()));
        services.variables.push(("DATELINE_TEST_NODE", program("node", "nodejs")?));
        services.variables.push(("DATELINE_TEST_PROVIDER", locked(&tools, "provider", "oidc-provider")?.display().to_string()));
        services.variables.push(("DATELINE_TEST_MAIL", locked(&tools, "mail", "smtp-server")?.display().to_string()));
        let given = std::env::vars().find(|(name, _)| name == "DATELINE_TEST_POSTGRES").map(|(_, value)| value);
        let url = match given {
            Some(url) => url,
            None => services.start_postgres(&tools)?,
        };
        services.variables.push(("DATELINE_TEST_POSTGRES", url));
        Ok(services)
    }

    /// What the tests read.
    pub(crate) fn variables(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.variables.iter().map(|(name, value)| (*name, value.as_str()))
    }

    /// A cluster of our own on a free port of loopback, without durability: it lives as long as the tests.
    fn start_postgres(&mut self, tools: &Path) -> Result<String> {
        let programs = postgres_programs()?;
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        // The path of a Unix socket may have 107 bytes at most, so the cluster does not lie in a deep checkout.
        let data = std::env::temp_dir().join(format!("dateline-test-postgres-{port}"));
        let log = tools.join("postgres.log");
        std::fs::write(&log, "")?;
        for path in [&data, &log] {
            if path == &data {
                std::fs::create_dir_all(path)?;
            }
            if is_root() {
                run(Command::new("chown").arg("postgres").arg(path))?;
            }
        }
        self.cluster = Some((programs.clone(), data.clone()));
        let shown = data.display();
        run(&mut as_postgres(&programs, "initdb", &format!("-D {shown} -U postgres -A trust -E UTF8 --locale=C --no-sync")))?;
        let options = format!(
            "-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories={shown} -c fsync=off -c full_page_writes=off -c max_connections=200"
        );
        run(&mut as_postgres(&programs, "pg_ctl", &format!("-D {shown} -w -t 60 -l {shown}/log -o '{options}' start")))?;
        Ok(format!("postgres://postgres@127.0.0.1:{port}/postgres"))
    }
}

impl Drop for Services {
    fn drop(&mut self) {
        if let Some((programs, data)) = &self.cluster {
            let _ = as_postgres(programs, "pg_ctl", &format!("-D {} -m immediate stop", data.display())).status();
            let _ = std::fs::remove_dir_all(data);
        }
    }
}

/// PostgreSQL refuses to run as root; there its own user does it.
fn as_postgres(programs: &Path, program: &str, words: &str) -> Command {
    let line = format!("{} {words} >/dev/null", programs.join(program).display());
    let mut command = if is_root() { Command::new("su") } else { Command::new("sh") };
    if is_root() {
        command.args(["postgres", "-s", "/bin/sh"]);
    }
    command.arg("-c").arg(line).current_dir("/");
    command
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|out| out.stdout.trim_ascii() == b"0")
}

/// The newest installed PostgreSQL's programs, installed if there are none.
fn postgres_programs() -> Result<PathBuf> {
    let find = || {
        let mut versions: Vec<PathBuf> =
            std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten().map(|v| v.path().join("bin")).collect();
        versions.retain(|path| path.join("initdb").exists());
        versions.sort();
        versions.pop()
    };
    if let Some(found) = find() {
        return Ok(found);
    }
    install("postgresql")?;
    find().context(
        "PostgreSQL is missing: the package postgresql was installed, but brought no initdb. Set DATELINE_TEST_POSTGRES to a server",
    )
}

/// A program by name, its package installed if it is not there.
fn program(name: &str, package: &str) -> Result<String> {
    let find = || {
        let out = Command::new("sh").arg("-c").arg(format!("command -v {name}")).output().ok()?;
        out.status.success().then(|| String::from_utf8_lossy(&out.stdout).trim().to_owned())
    };
    if let Some(path) = find() {
        return Ok(path);
    }
    install(package)?;
    find().with_context(|| format!("{name} is missing: the package {package} was installed, but brought no {name}"))
}

fn install(package: &str) -> Result<()> {
    say(&format!("── {package} is missing: installing it from the distribution's packages"));
    let with = |words: &[&str]| {
        let mut command = if is_root() { Command::new("apt-get") } else { Command::new("sudo") };
        if !is_root() {
            command.args(["-n", "apt-get"]);
        }
        command.args(words).env("DEBIAN_FRONTEND", "noninteractive");
        command
    };
    let done =
        run(&mut with(&["update", "-qq"])).and_then(|()| run(&mut with(&["install", "-y", "-qq", "--no-install-recommends", package])));
    done.with_context(|| {
        format!("{package} is needed for the tests and could not be installed: install it by hand (as root: apt-get install {package})")
    })
}

/// axe-core's script, unpacked from its npm package.
fn axe(tools: &Path) -> Result<PathBuf> {
    let folder = tools.join(format!("axe-core-{AXE}"));
    let script = folder.join("package/axe.min.js");
    if script.exists() {
        return Ok(script);
    }
    program("npm", "npm")?;
    std::fs::create_dir_all(&folder)?;
    run(Command::new("npm").args(["pack", "--silent", &format!("axe-core@{AXE}")]).current_dir(&folder))
        .context("axe-core is needed for the tests and could not be had from npm")?;
    run(Command::new("tar").args(["xzf", &format!("axe-core-{AXE}.tgz")]).current_dir(&folder))?;
    if !script.exists() {
        bail!("axe-core's package holds no axe.min.js");
    }
    Ok(script)
}

/// A folder with a package for node, the very packages that the lock file of `tests/NAME` names.
fn locked(tools: &Path, name: &str, package: &str) -> Result<PathBuf> {
    let folder = tools.join(name);
    let from = Path::new("tests").join(name);
    let same = |file: &&str| std::fs::read(from.join(file)).ok().is_some_and(|text| std::fs::read(folder.join(file)).ok() == Some(text));
    if LOCKED.iter().all(same) && folder.join("node_modules").join(package).exists() {
        return Ok(folder);
    }
    program("npm", "npm")?;
    std::fs::create_dir_all(&folder)?;
    for file in LOCKED {
        std::fs::copy(from.join(file), folder.join(file)).with_context(|| format!("tests/{name}/{file} is missing"))?;
    }
    run(Command::new("npm").args(["ci", "--silent", "--ignore-scripts", "--no-audit", "--no-fund"]).current_dir(&folder))
        .with_context(|| format!("{package} is needed for the tests and could not be had from npm"))?;
    Ok(folder)
}
