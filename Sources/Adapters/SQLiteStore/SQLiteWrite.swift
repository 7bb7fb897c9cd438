internal import Base
internal import Ports

/// One accepted write: its body, and the caller who waits.
protocol SQLiteWrite: Sendable {
  /// Runs the body and keeps its result. False when it threw: its changes must go.
  func run(_ transaction: any SQLTransaction) -> Bool
  /// Answers the caller: with what the body returned or threw, or with `error` in place of a result.
  func finish(_ error: SQLError?)
}

struct PendingWrite<Value: Sendable>: SQLiteWrite {
  private let body: @Sendable (any SQLTransaction) throws -> Value
  private let caller: CheckedContinuation<Value, any Error>
  private let result = Locked<Result<Value, any Error>?>(nil)

  init(
    _ body: @escaping @Sendable (any SQLTransaction) throws -> Value,
    _ caller: CheckedContinuation<Value, any Error>
  ) {
    self.body = body
    self.caller = caller
  }

  func run(_ transaction: any SQLTransaction) -> Bool {
    do {
      let value = try body(transaction)
      result.withLock { $0 = .success(value) }
      return true
    } catch {
      result.withLock { $0 = .failure(error) }
      return false
    }
  }

  func finish(_ error: SQLError?) {
    switch (result.withLock { $0 }, error) {
    case (.failure(let own)?, _): caller.resume(throwing: own)
    case (_, let error?): caller.resume(throwing: error)
    case (let result?, nil): caller.resume(with: result)
    case (nil, nil): preconditionFailure("a write is answered after it was run")
    }
  }
}
