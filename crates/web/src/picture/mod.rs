//! Kept pictures, from our own address: a reader's browser never asks the publisher for one.

pub(crate) mod show;
