//! The queue of threads that want the lock: a doubly linked list threaded through seat indexes.
//!
//! Decides nothing; a policy decides who stands where. Every operation but iteration takes constant time whatever the
//! place, because a thousand waiters that lose their place every five milliseconds would otherwise search a thousand
//! long. Protected by the lock's internal mutex.

use crate::thread::ThreadId;

/// Where a thread joins the queue.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Place {
    /// Before all others, behind earlier ones of this kind; and the holder is asked to make way at once.
    Express,
    /// Before all others but those that came by [`Place::Express`], to go on with what is left of its slice.
    Front,
    /// Behind all others.
    Back,
}

#[derive(Clone, Copy, Default)]
struct Link {
    who: Option<ThreadId>,
    before: Option<u32>,
    after: Option<u32>,
}

/// The threads that want the lock, in the order the policy gave them.
#[derive(Default)]
pub struct Queue {
    links: Vec<Link>,
    front: Option<u32>,
    back: Option<u32>,
    /// The last of those that came by [`Place::Express`]; they stand together at the front.
    express: Option<u32>,
    len: usize,
}

impl Queue {
    /// The number of threads that wait.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether nobody waits.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The thread that stands first.
    pub fn front(&self) -> Option<ThreadId> {
        self.iter().next()
    }

    /// All waiters, from the front to the back.
    pub fn iter(&self) -> impl Iterator<Item = ThreadId> + '_ {
        let mut at = self.front;
        std::iter::from_fn(move || {
            let link = self.links.get(at? as usize)?;
            at = link.after;
            link.who
        })
    }

    /// Whether this thread waits.
    pub fn contains(&self, who: ThreadId) -> bool {
        self.links.get(who.seat()).is_some_and(|link| link.who == Some(who))
    }

    /// Adds a thread that is not in the queue.
    pub(crate) fn join(&mut self, who: ThreadId, place: Place) {
        let seat = who.seat();
        if self.links.len() <= seat {
            self.links.resize(seat + 1, Link::default());
        }
        debug_assert!(self.links[seat].who.is_none(), "{who:?} already waits");
        let here = Some(seat as u32);
        let (before, after) = match (place, self.express) {
            (Place::Back, _) => (self.back, None),
            (Place::Express | Place::Front, Some(last)) => (Some(last), self.links[last as usize].after),
            (Place::Express | Place::Front, None) => (None, self.front),
        };
        if place == Place::Express {
            self.express = here;
        }
        self.links[seat] = Link {
            who: Some(who),
            before,
            after,
        };
        *self.forward_of(before) = here;
        *self.backward_of(after) = here;
        self.len += 1;
    }

    /// Takes a thread out, wherever it stands. Says whether it was there.
    pub(crate) fn leave(&mut self, who: ThreadId) -> bool {
        let Some(link) = self.links.get(who.seat()).copied().filter(|link| link.who == Some(who)) else {
            return false;
        };
        if self.express == Some(who.seat() as u32) {
            self.express = link.before;
        }
        *self.forward_of(link.before) = link.after;
        *self.backward_of(link.after) = link.before;
        self.links[who.seat()] = Link::default();
        self.len -= 1;
        true
    }

    /// The pointer that leads forward out of `seat`, or into the queue if there is none.
    fn forward_of(&mut self, seat: Option<u32>) -> &mut Option<u32> {
        match seat {
            Some(seat) => &mut self.links[seat as usize].after,
            None => &mut self.front,
        }
    }

    /// The pointer that leads backward out of `seat`, or into the queue from its end if there is none.
    fn backward_of(&mut self, seat: Option<u32>) -> &mut Option<u32> {
        match seat {
            Some(seat) => &mut self.links[seat as usize].before,
            None => &mut self.back,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Place, Queue};
    use crate::thread::ThreadId;

    /// Runs a script of moves (`+n` joins at the back, `^n` at the front, `!n` by express, `-n` leaves) and compares the order.
    fn check(moves: &str, expect: &[u32]) {
        let mut queue = Queue::default();
        for word in moves.split_whitespace() {
            let (verb, number) = word.split_at(1);
            let number: u32 = number.parse().unwrap();
            let who = ThreadId::new(number - 1, number);
            match verb {
                "+" => queue.join(who, Place::Back),
                "^" => queue.join(who, Place::Front),
                "!" => queue.join(who, Place::Express),
                _ => assert!(queue.leave(who), "{word} in {moves:?}"),
            }
        }
        let forward: Vec<u32> = queue.iter().map(ThreadId::number).collect();
        assert_eq!(forward, expect, "{moves:?}");
        assert_eq!(queue.len(), expect.len(), "{moves:?}");
        assert_eq!(queue.is_empty(), expect.is_empty(), "{moves:?}");
        assert_eq!(
            queue.front().map(ThreadId::number),
            expect.first().copied(),
            "{moves:?}"
        );
    }

    #[test]
    fn order() {
        for (moves, expect) in [
            ("", &[] as &[u32]),
            ("+1 +2 +3", &[1, 2, 3]),
            ("+1 ^2 ^3", &[3, 2, 1]),
            ("+1 +2 +3 -2", &[1, 3]),
            ("+1 +2 +3 -1", &[2, 3]),
            ("+1 +2 +3 -3 +4", &[1, 2, 4]),
            ("+1 -1", &[]),
            ("+1 -1 +1", &[1]),
            ("+1 +2 -1 +1 -2 +2", &[1, 2]),
            ("+9 ^4 -9 +9 ^1", &[1, 4, 9]),
            ("+1 !2 !3 ^4 +5", &[2, 3, 4, 1, 5]),
            ("+1 !2 -2 ^3 !4", &[4, 3, 1]),
            ("!1 !2 -2 ^3 -1 ^4", &[4, 3]),
            ("!1 +2 -1 !3 -2 +4 ^5", &[3, 5, 4]),
        ] {
            check(moves, expect);
        }
    }

    #[test]
    fn a_stale_id_is_not_in_the_queue() {
        let mut queue = Queue::default();
        queue.join(ThreadId::new(0, 2), Place::Back);
        assert!(!queue.leave(ThreadId::new(0, 1)));
        assert!(!queue.leave(ThreadId::new(5, 6)));
        assert_eq!(queue.len(), 1);
    }
}
