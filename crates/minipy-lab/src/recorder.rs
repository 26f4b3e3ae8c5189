//! What happened to the lock, in order, for instruments that look at a run while it goes on or afterwards.
//!
//! The lock calls its sink under its internal mutex, so a sink must be short and must not wait: this one puts each event into a channel
//! without bounds and leaves it to the reader to keep up.

use crossbeam_channel::{Receiver, Sender, unbounded};
use minipy_event::{Event, Sink};
use std::sync::Arc;

/// A sink whose events are read from a channel.
pub struct Recorder {
    events: Sender<Event>,
}

impl Recorder {
    /// The sink, to be given to an interpreter, and the events that will arrive. The channel ends when the interpreter is gone.
    pub fn channel() -> (Arc<dyn Sink>, Receiver<Event>) {
        let (events, arriving) = unbounded();
        (Arc::new(Recorder { events }), arriving)
    }
}

impl Sink for Recorder {
    fn event(&self, event: &Event) {
        // A reader that has gone wants no more events.
        let _ = self.events.send(event.clone());
    }
}

#[cfg(test)]
mod tests {
    use super::Recorder;
    use minipy::{Exit, Interpreter, Program, Source};
    use minipy_event::{Cause, Event, Kind};
    use minipy_gil::{Config, Gil};

    #[test]
    fn events_arrive_in_order_and_end() {
        let (sink, events) = Recorder::channel();
        let gil = Gil::new(Config {
            sink: Some(sink),
            ..Config::default()
        });
        let me = gil.register("main");
        gil.acquire(me);
        gil.release(me, Cause::Exit);
        gil.unregister(me);
        drop(gil);
        let kinds: Vec<Kind> = events.iter().map(|event| event.kind).collect();
        let expect = [
            Kind::Start { name: "main".into() },
            Kind::Take { from: None },
            Kind::Leave(Cause::Exit),
            Kind::Exit,
        ];
        assert_eq!(kinds, expect);
    }

    /// What a script's threads do to each other, as an instrument hears it.
    #[test]
    fn a_script_is_heard() {
        let (sink, events) = Recorder::channel();
        let script = "import threading\n\
            gate = threading.Lock(); gate.acquire()\n\
            t = threading.Thread(target=gate.acquire, name='t')\n\
            t.start(); gate.release(); t.join()\n";
        let source = Source::read(&Program::Command(script.into())).unwrap();
        let interpreter = Interpreter::builder().sink(sink).build();
        let exit = minipy::on_large_stack(|stack| interpreter.run(&source, stack, |exit| exit)).unwrap();
        assert_eq!(exit, Exit::Status(0));
        let events: Vec<Event> = events.try_iter().collect();
        let is = |wanted: fn(&Kind) -> bool| events.iter().any(|event| wanted(&event.kind));
        assert!(is(|kind| matches!(kind, Kind::Start { name } if &**name == "t")));
        assert!(is(|kind| matches!(
            kind,
            Kind::Park {
                cause: Cause::Join,
                on: 1..
            }
        )));
        assert!(is(|kind| matches!(kind, Kind::Unpark { by: Some(2) })));
        assert!(is(|kind| matches!(kind, Kind::Leave(Cause::Exit))));
        assert!(events.is_sorted_by_key(|event| event.at));
    }

    #[test]
    fn a_reader_may_leave() {
        let (sink, events) = Recorder::channel();
        drop(events);
        let gil = Gil::new(Config {
            sink: Some(sink),
            ..Config::default()
        });
        gil.register("main");
    }
}
