public import Synchronization

/// A value behind a mutex, shareable by reference. For state that several threads truly share;
/// state with one owner belongs to an actor or a loop instead. Inlinable: a lock that finds its types
/// at run time costs several times the lock.
public final class Locked<Value: Sendable>: Sendable {
  @usableFromInline let mutex: Mutex<Value>

  @inlinable public init(_ value: Value) { mutex = Mutex(value) }

  @inlinable public func withLock<Result: Sendable, Failure: Error>(
    _ body: (inout Value) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try mutex.withLock { (value: inout Value) throws(Failure) -> Result in try body(&value) }
  }
}
