import Synchronization

/// A value behind a mutex, shareable by reference. For state that several threads truly share;
/// state with one owner belongs to an actor or a loop instead.
public final class Locked<Value: Sendable>: Sendable {
  private let mutex: Mutex<Value>

  public init(_ value: Value) { mutex = Mutex(value) }

  public func withLock<Result: Sendable, Failure: Error>(
    _ body: (inout Value) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try mutex.withLock { (value: inout Value) throws(Failure) -> Result in try body(&value) }
  }
}
