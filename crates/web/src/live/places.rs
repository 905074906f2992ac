//! Places for listeners: each holds a connection open, so that there are only so many, in all and from one address.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};

/// Listeners in all; each takes some kilobytes and a socket.
const IN_ALL: usize = 2_000;
/// Listeners from one address: the tabs of a household.
const FROM_ONE: usize = 12;

/// The places that are taken, by address.
#[derive(Default)]
pub(crate) struct Places(Arc<Mutex<HashMap<IpAddr, usize>>>);

/// A place, until it is dropped.
pub(crate) struct Place {
    places: Arc<Mutex<HashMap<IpAddr, usize>>>,
    address: IpAddr,
}

impl Places {
    /// `None` where there is none left.
    pub(crate) fn take(&self, address: IpAddr) -> Option<Place> {
        let mut taken = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let own = taken.get(&address).copied().unwrap_or(0);
        if own >= FROM_ONE || taken.values().sum::<usize>() >= IN_ALL {
            return None;
        }
        taken.insert(address, own + 1);
        Some(Place { places: Arc::clone(&self.0), address })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut taken = self.places.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(own) = taken.get_mut(&self.address) {
            *own -= 1;
            if *own == 0 {
                taken.remove(&self.address);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_bounded_by_address_and_in_all_and_come_back() {
        let places = Places::default();
        let address = |n: u32| IpAddr::from(n.to_be_bytes());
        let mut own: Vec<Place> = (0..FROM_ONE).filter_map(|_| places.take(address(1))).collect();
        assert!(own.len() == FROM_ONE && places.take(address(1)).is_none() && places.take(address(2)).is_some());
        own.pop();
        assert!(places.take(address(1)).is_some());
        let others: Vec<Place> = (10..4_000).filter_map(|n| places.take(address(n))).collect();
        assert_eq!(others.len() + own.len(), IN_ALL);
        drop((own, others));
        assert!(places.0.lock().unwrap().is_empty());
    }
}
