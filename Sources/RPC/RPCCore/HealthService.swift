public import Base

/// `grpc.health.v1.Health`, as load balancers and probes call it: what a server says of itself (the
/// empty name) and of each of its services. Sources: grpc doc/health-checking.md, health.proto.
///
/// ```
///  serving ◄── say ──► not serving ── stop ──► not serving for good; followers are sent away
/// ```
/// Its messages have one field each, so they are read and written by hand. Callable from any thread.
public final class HealthService: Sendable {
  /// With the numbers of `HealthCheckResponse.ServingStatus`.
  public enum Status: UInt8, Sendable, Hashable {
    case serving = 1
    case notServing = 2
    /// What `Watch` tells of a name that is not here.
    case serviceUnknown = 3
  }

  private struct State {
    var statuses: [String: Status]
    var isStopped = false
  }
  private let state: Locked<State>
  private let changes = BellBoard<Bool>()
  private let loop: any Loop

  /// Speaks for the services in `names` and for the server as a whole, all serving at first.
  /// - Parameter loop: for the timers of those who follow.
  public init(names: Set<String>, loop: any Loop) {
    let all = names.union([""])
    state = Locked(State(statuses: Dictionary(uniqueKeysWithValues: all.map { ($0, .serving) })))
    self.loop = loop
  }

  /// Says it of the server and all its services. Nothing is heard after `stop`.
  public func say(_ status: Status) {
    let isNews = state.withLock { state in
      guard !state.isStopped, state.statuses.values.contains(where: { $0 != status }) else { return false }
      state.statuses = state.statuses.mapValues { _ in status }
      return true
    }
    if isNews { changes.ring(true) }
  }

  /// The server ends: nothing is served any more, and `Watch` ends, so that nobody waits for it.
  public func stop() {
    say(.notServing)
    state.withLock { $0.isStopped = true }
    changes.ring(true)
  }

  /// What is said of `name`; nil for a name that is not here.
  public func status(of name: String) -> Status? { state.withLock { $0.statuses[name] } }
}

// MARK: - Methods

extension HealthService {
  public static let check = method("Check", .unary)
  public static let watch = method("Watch", .serverStreaming)
  public static let list = method("List", .unary)
  /// All of them.
  public static let methods = [check, watch, list]

  private static func method(_ name: String, _ kind: MethodDescriptor.Kind) -> MethodDescriptor {
    MethodDescriptor(service: "grpc.health.v1.Health", name: name, kind: kind, isIdempotent: true)
  }

  /// Check answers NOT_FOUND for a service that is not here; Watch tells SERVICE_UNKNOWN and stays.
  public var definition: ServiceDefinition {
    ServiceDefinition(
      name: Self.check.service,
      methods: [
        RPCMethod(Self.check, .unary { [self] request, _ in try answer(Self.name(request)) }),
        RPCMethod(Self.watch, .serverStreaming { [self] request, _, send in
          try await follow(try Self.name(request), send)
        }),
        RPCMethod(Self.list, .unary { [self] _, _ in everything() }),
      ])
  }

  private func answer(_ name: String) throws(RPCError) -> [UInt8] {
    guard let status = status(of: name) else {
      throw RPCError(.notFound, "no service '\(name.prefix(100))' here", reason: "UNKNOWN_SERVICE")
    }
    return Self.message(status)
  }

  /// `HealthListResponse { map<string, HealthCheckResponse> statuses = 1 }`, sorted by name.
  private func everything() -> [UInt8] {
    let statuses = state.withLock { $0.statuses }
    return statuses.sorted { $0.key < $1.key }.flatMap { name, status in
      Self.field(1, Self.field(1, Array(name.utf8)) + Self.field(2, Self.message(status)))
    }
  }

  private func follow(
    _ name: String, _ send: @escaping @Sendable ([UInt8]) async throws -> Void
  ) async throws {
    let bell = changes.hang(true)
    defer { changes.takeDown(bell, true) }
    var told: Status?
    while true {
      try Task.checkCancellation()
      let (status, isStopped) = state.withLock { ($0.statuses[name] ?? .serviceUnknown, $0.isStopped) }
      if status != told { try await send(Self.message(status)) }
      told = status
      if isStopped { throw RPCError(.unavailable, "the server is stopping", reason: "STOPPING") }
      await bell.wait(upTo: Limits.unnamedStreamTimeout, on: loop)
    }
  }
}

// MARK: - Messages

extension HealthService {
  /// `HealthCheckRequest { string service = 1 }`.
  public static func request(_ name: String) -> [UInt8] { name.isEmpty ? [] : field(1, Array(name.utf8)) }

  /// What an answer of Check, or one message of Watch, says; nil for UNKNOWN and for what is no
  /// `HealthCheckResponse { ServingStatus status = 1 }`.
  public static func status(in answer: [UInt8]) -> Status? {
    answer.count == 2 && answer[0] == 0x08 ? Status(rawValue: answer[1]) : nil
  }

  private static func message(_ status: Status) -> [UInt8] { [0x08, status.rawValue] }

  /// A field with a length, which is below 2^14: names are short.
  private static func field(_ number: UInt8, _ bytes: [UInt8]) -> [UInt8] {
    let count = bytes.count
    let length = count < 0x80 ? [UInt8(count)] : [UInt8(count & 0x7F) | 0x80, UInt8(truncatingIfNeeded: count >> 7)]
    return [number << 3 | 2] + length + bytes
  }

  /// The name in a request of one field of at most 127 bytes.
  private static func name(_ request: [UInt8]) throws(RPCError) -> String {
    if request.isEmpty { return "" }
    guard request.count >= 2, request[0] == 0x0A, request[1] < 0x80, request.count == 2 + Int(request[1]),
      let name = String(validating: request[2...], as: UTF8.self)
    else {
      throw RPCError(.invalidArgument, "no HealthCheckRequest", reason: "MALFORMED_MESSAGE")
    }
    return name
  }
}
