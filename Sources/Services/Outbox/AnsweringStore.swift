public import Ports
internal import RPCCore

/// A service's store as its handlers use it: what a caller can do something about becomes a status.
///
/// | the store says | the caller hears |
/// |---|---|
/// | full, closed, unknown outcome | UNAVAILABLE `STORE_UNAVAILABLE`: ask again, every command is idempotent |
/// | anything else | as it is: a bug of ours, INTERNAL at the border |
///
/// What a body throws by rule goes through unchanged.
public struct AnsweringStore: SQLStore {
  private let store: any SQLStore

  public init(_ store: any SQLStore) { self.store = store }

  @discardableResult
  public func write<Result: Sendable>(
    _ body: @escaping @Sendable (any SQLTransaction) throws -> Result
  ) async throws -> Result {
    do { return try await store.write(body) } catch let error as SQLError { throw Self.status(of: error) }
  }

  public func read<Result: Sendable>(
    _ body: @escaping @Sendable (any SQLTransaction) throws -> Result
  ) async throws -> Result {
    do { return try await store.read(body) } catch let error as SQLError { throw Self.status(of: error) }
  }

  public func close() async { await store.close() }

  private static func status(of error: SQLError) -> any Error {
    switch error {
    case .full, .closed, .unknownOutcome:
      RPCError(.unavailable, "The store cannot be reached. Ask again in a moment.", reason: "STORE_UNAVAILABLE")
    case .duplicate, .constraint, .unexpected: error
    }
  }
}
