internal import Base
public import TLSWire

/// The TLS context of a server or a client, which may be replaced while it runs: connections that are
/// made from then on use the new one, those that are open go on with theirs.
public final class TLSSwitch: Sendable {
  private let context: Locked<TLSContext>

  public init(_ context: TLSContext) { self.context = Locked(context) }

  /// What new connections use. Callable from any thread.
  public var current: TLSContext { context.withLock { $0 } }

  /// Uses `next`, of the same role, from now on. Callable from any thread.
  public func use(_ next: TLSContext) {
    context.withLock { context in
      precondition(next.configuration.role == context.configuration.role, "a server stays a server")
      context = next
    }
  }
}
