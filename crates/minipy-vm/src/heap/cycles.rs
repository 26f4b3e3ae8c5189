//! The cycle collector: finds containers that only other unreachable containers refer to, and empties them.
//!
//! Trial deletion, as in CPython: take every container's count, subtract the references that come from containers; what is left over
//! comes from outside (registers, native code), and whatever such a container reaches is alive. The rest is garbage. References
//! from objects that are not walked (a bound native method, say) count as coming from outside, which errs on the safe side.
//!
//! Objects are found by walking the chunks, so they carry no links. A collection walks all containers; it is due when the
//! containers made less those freed since the last one exceed half of those that survived it, so the work per container made stays
//! constant.

use super::alloc::{CHUNK, Chunk, LargePrefix, cell_at};
use super::class::Mode;
use super::dealloc::{dict_slot, slots};
use super::in_place::InPlace;
use super::object::*;
use super::refcount;
use super::state::Heap;
use super::thread::Thread;
use super::value::{Value, Word, word};

/// New containers before the first collection, and at least before any.
pub(crate) const FIRST_THRESHOLD: isize = 50_000;
/// Mark of a container that is reachable from outside, and so is all that it refers to, or stands in the work list.
const REACHABLE: u32 = u32::MAX;
/// Mark of a container that is reachable, but found no place in the work list: a later pass looks at it.
const PENDING: u32 = u32::MAX - 1;
/// Places in the work list: a list of a million objects must not need memory for another million pointers.
const WORK_LIST: usize = 1 << 14;

/// The scratch numbers of a collection: for each container, references not accounted for yet.
struct Marks<'h> {
    heap: &'h Heap,
    large: Vec<u32>,
    /// The chunks' numbers, kept here so that they are given back.
    _chunks: Vec<Box<[u32]>>,
}

impl<'h> Marks<'h> {
    fn new(heap: &'h Heap) -> Marks<'h> {
        // SAFETY: the lock's holder is the only user of the allocator, and nothing is allocated in it during the walk.
        unsafe {
            let alloc = &*heap.alloc.get();
            let mut all = Vec::with_capacity(alloc.chunks.len());
            for &chunk in &alloc.chunks {
                let mut marks = vec![0u32; (*chunk).used].into_boxed_slice();
                (*chunk).marks = marks.as_mut_ptr();
                all.push(marks);
            }
            Marks {
                heap,
                large: vec![0; alloc.large.len()],
                _chunks: all,
            }
        }
    }

    /// The number of a container.
    #[inline]
    fn of(&mut self, object: *mut Header) -> &mut u32 {
        // SAFETY: a small object lies in a chunk, at a multiple of the cell size; a large one has a prefix with its index.
        unsafe {
            if (*object).size_class == 0 {
                let index = (*object.cast::<LargePrefix>().sub(1)).index;
                return &mut self.large[index];
            }
            let chunk = ((object as usize) & !(CHUNK - 1)) as *mut Chunk;
            let index = (object as usize - chunk as usize - size_of::<Chunk>()) / (*chunk).cell;
            &mut *(*chunk).marks.add(index)
        }
    }

    /// Calls `each` with every container.
    fn for_each_container(&mut self, mut each: impl FnMut(&mut Self, *mut Header)) {
        // SAFETY: cells below `used` are objects or free; large objects are all in the table.
        unsafe {
            let alloc = &*self.heap.alloc.get();
            for &chunk in &alloc.chunks {
                for i in 0..(*chunk).used {
                    let object = cell_at(chunk, i);
                    if (*object).kind.is_collected() {
                        each(self, object);
                    }
                }
            }
            for &object in &alloc.large {
                if (*object).kind.is_collected() {
                    each(self, object);
                }
            }
        }
    }
}

impl Thread {
    /// Collects cycles now; gives how many containers were unreachable. Runs finalizers.
    pub fn collect_cycles(&mut self) -> usize {
        if self.heap().collecting.replace(true) {
            return 0;
        }
        let mut garbage = self.find_garbage(|_| true);
        let found = garbage.len();
        self.forget_garbage(&garbage);
        if self.finalize_garbage(&garbage) {
            // Finalizers may have brought something back to life: look again. They do not run twice.
            drop(garbage);
            garbage = self.find_garbage(|_| true);
        }
        for object in &garbage {
            // SAFETY: the list owns a reference to each, so none goes away before it is emptied.
            unsafe { clear(object) }
        }
        // The garbage is none of the containers made since: that it goes must not put off the next collection.
        let young = self.heap().young.get();
        drop(garbage);
        self.heap().young.set(young);
        self.run_finalizers();
        self.heap().collecting.set(false);
        found
    }

    /// Runs the finalizers of what is unreachable, and leaves it where it is: for the end of the process, where giving memory back
    /// piece by piece is lost time.
    pub fn finalize_unreachable(&mut self) {
        // SAFETY: `find_garbage` gives live objects.
        let due = self.find_garbage(|object| unsafe { super::dealloc::needs_finalizer(object) });
        self.finalize_garbage(&due);
    }

    /// The unreachable containers that are wanted, each with a reference of its own.
    fn find_garbage(&mut self, wanted: impl Fn(*const Header) -> bool) -> Vec<Value> {
        let heap = self.interpreter();
        let mut marks = Marks::new(&heap);
        // SAFETY: containers are alive; nothing runs between the passes.
        unsafe {
            marks.for_each_container(|marks, object| *marks.of(object) = refcount::count(object).min(PENDING - 1));
            marks.for_each_container(|marks, object| {
                traverse(self, object, &mut |child| {
                    if (*child).kind.is_collected() {
                        let mark = marks.of(child);
                        *mark = mark.saturating_sub(1);
                    }
                });
            });
            self.mark_reachable(&mut marks);
            let (mut garbage, mut survivors) = (Vec::new(), 0isize);
            marks.for_each_container(|marks, object| {
                if *marks.of(object) == REACHABLE {
                    survivors += 1;
                } else if wanted(object) {
                    refcount::retain_object(object);
                    garbage.push(Value::from_word(object as Word));
                }
            });
            heap.young.set(0);
            heap.threshold.set(FIRST_THRESHOLD.max(survivors / 2));
            garbage
        }
    }

    /// Marks every container that is reachable from one with references from outside.
    unsafe fn mark_reachable(&self, marks: &mut Marks<'_>) {
        // SAFETY: as in `find_garbage`.
        unsafe {
            marks.for_each_container(|marks, object| {
                if *marks.of(object) != 0 {
                    *marks.of(object) = PENDING;
                }
            });
            let mut work: Vec<*mut Header> = Vec::with_capacity(WORK_LIST);
            let mut again = true;
            while std::mem::take(&mut again) {
                marks.for_each_container(|marks, object| {
                    if *marks.of(object) != PENDING {
                        return;
                    }
                    *marks.of(object) = REACHABLE;
                    work.push(object);
                    while let Some(object) = work.pop() {
                        traverse(self, object, &mut |child| {
                            if !(*child).kind.is_collected() || *marks.of(child) >= PENDING {
                                return;
                            }
                            if work.len() < WORK_LIST {
                                *marks.of(child) = REACHABLE;
                                work.push(child);
                            } else {
                                *marks.of(child) = PENDING;
                                again = true;
                            }
                        });
                    }
                });
            }
        }
    }

    /// Runs `__del__` of the garbage that has one that has not run. True if any ran.
    fn finalize_garbage(&mut self, garbage: &[Value]) -> bool {
        let due: Vec<Value> = garbage
            .iter()
            // SAFETY: the list keeps each object alive.
            .filter(|object| unsafe { super::dealloc::needs_finalizer(object.word() as *const Header) })
            .cloned()
            .collect();
        for object in &due {
            // SAFETY: the object is alive.
            unsafe { (*(object.word() as *mut Header)).flags |= FINALIZED }
        }
        let any = !due.is_empty();
        self.heap().finalizers.borrow_mut().extend(due);
        self.run_finalizers();
        any
    }
}

/// Calls `visit` with every object that `object` owns a reference to.
///
/// # Safety
/// `object` is alive.
unsafe fn traverse(thread: &Thread, object: *mut Header, visit: &mut dyn FnMut(*mut Header)) {
    let mut word = |w: Word| {
        if word::is_pointer(w) {
            visit(w as *mut Header);
        }
    };
    // SAFETY: the kind tells the layout; the collector's thread holds the lock and nothing else runs.
    unsafe {
        let shape = (*object).shape;
        let class = (*shape).class;
        if (*(*class).data.as_ptr()).heap {
            word(class as Word);
        }
        if (*object).flags & HAS_DICT != 0 {
            word((*dict_slot(object)).word());
        }
        let mut value = |v: &Value| word(v.word());
        match (*object).kind {
            Kind::List => (&*(*object.cast::<ListObject>()).items.as_ptr()).iter().for_each(value),
            Kind::Tuple => (*object.cast::<TupleObject>()).items().iter().for_each(value),
            Kind::Dict => {
                value(&*(*object.cast::<DictObject>()).factory.as_ptr());
                for entry in (&*(*object.cast::<DictObject>()).table.as_ptr()).iter() {
                    value(&entry.key);
                    value(&entry.value);
                }
            }
            Kind::Set | Kind::FrozenSet => {
                (&*(*object.cast::<SetObject>()).table.as_ptr())
                    .iter()
                    .for_each(|entry| value(&entry.key));
            }
            Kind::Cell => value(&*(*object.cast::<CellObject>()).contents.as_ptr()),
            Kind::Function => {
                let function = &*object.cast::<FunctionObject>();
                let data = &*function.data.as_ptr();
                for v in [
                    &function.globals,
                    &function.closure,
                    &data.defaults,
                    &data.kwdefaults,
                    &data.annotate,
                ] {
                    value(v);
                }
                for v in [&data.name, &data.qualname, &data.doc, &data.module, &data.dict] {
                    value(v);
                }
            }
            Kind::Method => {
                let method = &*object.cast::<MethodObject>();
                value(&method.function);
                value(&method.receiver);
            }
            Kind::Class => traverse_class(&*(*object.cast::<ClassObject>()).data.as_ptr(), &mut value),
            Kind::Instance => {
                value(&*(*object.cast::<InstanceObject>()).dict.as_ptr());
                let first = slots(object.cast());
                for i in 0..(*shape).used as usize {
                    if (*shape).mode != Mode::None {
                        word(*first.add(i));
                    }
                }
            }
            Kind::Module => value(&(*object.cast::<ModuleObject>()).dict),
            Kind::Exception => {
                let data = &*(*object.cast::<ExceptionObject>()).data.as_ptr();
                for v in data.values() {
                    value(v);
                }
            }
            Kind::Traceback => value(&*(*object.cast::<TracebackObject>()).next.as_ptr()),
            Kind::Generator | Kind::Coroutine | Kind::AsyncGenerator => {
                let data = &*(*object.cast::<GeneratorObject>()).data.as_ptr();
                value(&data.function);
                value(&data.handled);
                if let Some(extras) = &data.extras {
                    for v in [&extras.name, &extras.qualname, &extras.finalizer] {
                        value(v);
                    }
                }
                let registers = GeneratorObject::registers(object.cast());
                (0..data.registers as usize).for_each(|i| word(*registers.add(i)));
            }
            Kind::Payload => {
                let payload = &*object.cast::<PayloadObject>();
                value(&*payload.dict.as_ptr());
                (*payload.payload.as_ptr()).as_dyn().traverse(thread, &mut value);
            }
            // What these refer to cannot refer back, or counts as referred to from outside.
            Kind::Free
            | Kind::Float
            | Kind::Int
            | Kind::Complex
            | Kind::Str
            | Kind::Bytes
            | Kind::Range
            | Kind::Slice => {}
            Kind::Native | Kind::NativeMethod | Kind::Code => {}
        }
    }
}

fn traverse_class(data: &super::class::ClassData, visit: &mut impl FnMut(&Value)) {
    data.bases.iter().chain(&data.ancestors).for_each(&mut *visit);
    for v in [&data.name, &data.qualname, &data.dict] {
        visit(v);
    }
    data.lookups
        .values()
        .filter_map(|(_, found)| found.as_ref())
        .chain(&data.specials)
        .for_each(visit);
}

/// Takes out of a garbage container what may be part of a cycle.
///
/// # Safety
/// The container is unreachable, and the caller holds a reference to it and to every other member of the garbage.
unsafe fn clear(value: &Value) {
    let object = value.word() as *mut Header;
    // SAFETY: nobody else looks at the container; what is taken out is dropped after its place is empty.
    unsafe {
        if (*object).flags & HAS_DICT != 0 {
            drop(std::mem::take(&mut *dict_slot(object)));
        }
        match (*object).kind {
            Kind::List => drop(std::mem::take(&mut *(*object.cast::<ListObject>()).items.as_ptr())),
            Kind::Dict => {
                drop(std::mem::take(&mut *(*object.cast::<DictObject>()).factory.as_ptr()));
                drop((*(*object.cast::<DictObject>()).table.as_ptr()).take());
            }
            Kind::Set => drop((*(*object.cast::<SetObject>()).table.as_ptr()).take()),
            Kind::Cell => drop(std::mem::take(&mut *(*object.cast::<CellObject>()).contents.as_ptr())),
            Kind::Function => {
                let data = (*object.cast::<FunctionObject>()).data.as_ptr();
                drop(std::mem::take(&mut (*data).dict));
                drop(std::mem::take(&mut (*data).defaults));
                drop(std::mem::take(&mut (*data).kwdefaults));
                drop(std::mem::take(&mut (*data).annotate));
            }
            Kind::Class => {
                let data = (*object.cast::<ClassObject>()).data.as_ptr();
                let lookups = (
                    std::mem::take(&mut (*data).lookups),
                    std::mem::take(&mut (*data).specials),
                );
                let dict = std::mem::take(&mut (*data).dict);
                drop((lookups, dict));
            }
            Kind::Instance => clear_instance(object.cast()),
            Kind::Exception => {
                let data = (*object.cast::<ExceptionObject>()).data.as_ptr();
                drop(std::mem::take(&mut *data));
                (*data).args = Value::tuple(Vec::new());
            }
            Kind::Traceback => drop(std::mem::take(&mut *(*object.cast::<TracebackObject>()).next.as_ptr())),
            Kind::Generator | Kind::Coroutine | Kind::AsyncGenerator => {
                (*(*object.cast::<GeneratorObject>()).data.as_ptr()).state = GeneratorState::Closed;
                super::dealloc::release_registers(object.cast());
            }
            Kind::Payload => {
                let payload = &*object.cast::<PayloadObject>();
                drop(std::mem::take(&mut *payload.dict.as_ptr()));
                let old = std::mem::replace(&mut *payload.payload.as_ptr(), InPlace::cleared());
                drop(old);
            }
            _ => {}
        }
    }
}

unsafe fn clear_instance(object: *mut InstanceObject) {
    // SAFETY: as in `clear`; slots that stay in use hold nothing afterwards.
    unsafe {
        drop(std::mem::take(&mut *(*object).dict.as_ptr()));
        let first = slots(object);
        for i in 0..(*(*object).header.shape).used as usize {
            let old = first.add(i).replace(word::UNDEF);
            refcount::release(old);
        }
    }
}
