public import Base
internal import JSON
public import RPCCore

/// What the server of a trial answers: every kind of call, and calls that go wrong in every way.
public final class EnduranceService: Sendable {
  /// What its handlers have seen.
  public struct Counts: Sendable, Hashable {
    /// Handlers of `Hang` that began.
    public var begun = 0
    /// … that were cancelled and have ended.
    public var cancelled = 0
    /// … whose time was over, which no caller of a trial lets happen.
    public var finished = 0
    /// Connections that `Hang` was called over.
    public var connections = 0

    public init() {}
  }

  private struct State {
    var counts = Counts()
    var peers: Set<String> = []
  }

  private let loop: any Loop
  private let state = Locked(State())

  public init(on loop: any Loop) { self.loop = loop }

  public var definition: ServiceDefinition {
    ServiceDefinition(
      name: Self.name,
      methods: [
        RPCMethod(Self.echo, .unary { request, _ in request }),
        RPCMethod(Self.hang, .unary { _, call in try await self.hang(call) }),
        RPCMethod(Self.refuse, .unary { _, _ in throw Refused() }),
        RPCMethod(Self.counts, .unary { _, _ in self.report }),
        RPCMethod(Self.count, .serverStreaming { request, _, send in
          for number in 0..<(Int(request.first ?? 0)) { try await send([UInt8(number)] + request.dropFirst()) }
        }),
        RPCMethod(Self.mirror, .bidirectional { requests, _, send in
          for try await request in requests { try await send(request) }
        }),
      ])
  }

  private func hang(_ call: ServerCall) async throws -> [UInt8] {
    state.withLock { state in
      state.counts.begun += 1
      // More than one is a fault already.
      if state.peers.count < 1000 { state.peers.insert(call.peer.address) }
    }
    do {
      try await loop.sleep(for: .seconds(60))
      state.withLock { $0.counts.finished += 1 }
    } catch {
      state.withLock { $0.counts.cancelled += 1 }
      throw error
    }
    return []
  }

  private var report: [UInt8] {
    let (counts, peers) = state.withLock { ($0.counts, $0.peers.count) }
    return JSONMembers.write([
      (name: "begun", value: "\(counts.begun)"), (name: "cancelled", value: "\(counts.cancelled)"),
      (name: "finished", value: "\(counts.finished)"), (name: "connections", value: "\(peers)"),
    ])
  }

  struct Refused: Refusal {
    let reason = "SOLD_OUT"
    let kind = RefusalKind.conflict
    let explanation = "nothing is left"
    var facts: [String: String] { ["left": "0"] }
  }
}

// MARK: - Its methods

extension EnduranceService {
  static let name = "onsale.endurance.Endurance"
  static let echo = method("Echo", .unary)
  /// Answers only to be cancelled.
  static let hang = method("Hang", .unary)
  static let refuse = method("Refuse", .unary)
  static let counts = method("Counts", .unary)
  /// As many messages as the first byte says.
  static let count = method("Count", .serverStreaming)
  static let mirror = method("Mirror", .bidirectional)

  private static func method(_ name: String, _ kind: MethodDescriptor.Kind) -> MethodDescriptor {
    MethodDescriptor(service: Self.name, name: name, kind: kind, isIdempotent: name != "Hang")
  }

  /// Asks a server for its counts.
  static func counts(of channel: any Channel) async throws(RPCError) -> Counts {
    let answer = try await channel.unary(counts, [], CallOptions(timeout: .seconds(5)))
    let members = JSONMembers(answer)
    let number = { (name: String) in members?.text(name).flatMap { Int($0) } ?? -1 }
    var counts = Counts()
    counts.begun = number("begun")
    counts.cancelled = number("cancelled")
    counts.finished = number("finished")
    counts.connections = number("connections")
    return counts
  }
}
