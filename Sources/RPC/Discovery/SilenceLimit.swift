internal import Base
internal import RPCCore

/// Runs `body`, which says `heard` with every message, and cancels it when it has said nothing for
/// `silence`: UNAVAILABLE, reason `STREAM_SILENT`.
func endingWhenSilent(
  for silence: Duration, on loop: any Loop,
  _ body: @escaping @Sendable (_ heard: @escaping @Sendable () -> Void) async throws -> Void
) async throws {
  let last = Locked(loop.now)
  try await withThrowingTaskGroup(of: Void.self) { group in
    group.addTask {
      try await body { last.withLock { $0 = loop.now } }
    }
    group.addTask {
      while true {
        let left = loop.now.duration(to: last.withLock { $0 }.advanced(by: silence))
        guard left > .zero else {
          throw RPCError(.unavailable, "the stream has been silent for too long", reason: "STREAM_SILENT")
        }
        try await loop.sleep(for: left)
      }
    }
    defer { group.cancelAll() }
    try await group.next()
  }
}
