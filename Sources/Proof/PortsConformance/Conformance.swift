/// What every engine behind a port must do, as named cases to run over a fresh engine each.

/// One promise of a port.
public struct ConformanceCase<Engine: Sendable>: Sendable, CustomStringConvertible {
  /// The promise, as a sentence.
  public let name: String
  /// Throws `ConformanceFailure` when the engine breaks it.
  public let check: @Sendable (Engine) async throws -> Void

  init(_ name: String, _ check: @escaping @Sendable (Engine) async throws -> Void) {
    self.name = name
    self.check = check
  }

  public var description: String { name }
}

/// What an engine did instead.
public struct ConformanceFailure: Error, CustomStringConvertible {
  public let description: String
}

func require(_ condition: Bool, _ what: @autoclosure () -> String) throws {
  guard condition else { throw ConformanceFailure(description: what()) }
}

func requireEqual<Value: Equatable>(_ found: Value, _ wanted: Value, _ what: String) throws {
  try require(found == wanted, "\(what): \(found), not \(wanted)")
}

/// Requires that `body` throws an error that `isRight` accepts.
func requireThrows(
  _ what: String, _ body: () async throws -> Void, where isRight: (any Error) -> Bool
) async throws {
  do {
    try await body()
  } catch {
    return try require(isRight(error), "\(what): threw \(error)")
  }
  throw ConformanceFailure(description: "\(what): nothing was thrown")
}
