import Base
import HTTP2Wire
import RPCConnection
import RPCCore

let echo = MethodDescriptor(service: "t.Test", name: "Echo", kind: .unary, isIdempotent: true)
let follow = MethodDescriptor(service: "t.Test", name: "Follow", kind: .serverStreaming, isIdempotent: true)
let sum = MethodDescriptor(service: "t.Test", name: "Sum", kind: .clientStreaming, isIdempotent: false)
let chat = MethodDescriptor(service: "t.Test", name: "Chat", kind: .bidirectional, isIdempotent: false)

/// Knows four methods; what answers them is the test.
let dispatcher = Dispatcher(
  definitions: [
    ServiceDefinition(
      name: "t.Test",
      methods: [
        RPCMethod(echo, .unary { request, _ in request }),
        RPCMethod(follow, .serverStreaming { _, _, _ in }),
        RPCMethod(sum, .clientStreaming { _, _ in [] }),
        RPCMethod(chat, .bidirectional { _, _, _ in }),
      ])
  ], interceptors: [], report: { _, _ in })

/// Two ends with a wire between them that cuts bytes at seeded places.
struct RPCPair {
  let client: RPCClientConnection
  let server: RPCServerConnection
  var now = Instant(nanoseconds: 1_000_000_000)
  private(set) var atClient: [RPCClientEvent] = []
  private(set) var calls: [IncomingCall] = []
  private(set) var cancelled: [Int32] = []
  private(set) var writable: [Int32] = []
  private(set) var requests: [(id: Int32, bytes: [UInt8], credit: Int, isCompressed: Bool)] = []
  private(set) var requestsEnded: [Int32] = []
  private var dice: UInt64
  private let longestPiece: Int

  init(
    seed: UInt64 = 1, longestPiece: Int = .max, server settings: HTTP2Settings = HTTP2Settings(budget: .relaxed),
    limits: RPCServerConnection.Limits = RPCServerConnection.Limits()
  ) {
    client = RPCClientConnection(authority: "a:1", scheme: "http", at: now)
    server = RPCServerConnection(dispatcher, settings: settings, limits: limits, at: now)
    dice = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    self.longestPiece = longestPiece
  }

  mutating func start(
    _ method: MethodDescriptor = echo, _ request: [UInt8] = [1, 2, 3], _ metadata: Metadata = [:],
    timeout: Duration = .seconds(5)
  ) throws -> Int32 {
    try client.start(method, request, metadata: metadata, deadline: now.advanced(by: timeout), at: now)
  }

  mutating func open(_ method: MethodDescriptor, _ report: CallReport? = nil, timeout: Duration = .seconds(5)) throws -> Int32 {
    try client.start(
      method, nil, metadata: [:], deadline: now.advanced(by: timeout), report: report, at: now)
  }

  /// Carries bytes until both are silent.
  mutating func settle() throws {
    while true {
      var toServer: [UInt8] = []
      var toClient: [UInt8] = []
      client.drain { toServer += Array($0) }
      server.drain { toClient += Array($0) }
      for piece in cut(toServer) { try server.receive(piece, now) }
      for piece in cut(toClient) { try client.receive(piece, now) }
      takeEvents()
      if toServer.isEmpty, toClient.isEmpty { return }
    }
  }

  mutating func takeEvents() {
    atClient += client.takeEvents()
    for event in server.takeEvents() {
      switch event {
      case .call(let call): calls.append(call)
      case .message(let id, let bytes, let credit, let isCompressed): requests.append((id, bytes, credit, isCompressed))
      case .requestsEnded(let id): requestsEnded.append(id)
      case .cancelled(let id): cancelled.append(id)
      case .writable(let id): writable.append(id)
      }
    }
  }

  private mutating func cut(_ bytes: [UInt8]) -> [[UInt8]] {
    var rest = bytes[...]
    var pieces: [[UInt8]] = []
    while !rest.isEmpty {
      dice ^= dice << 13
      dice ^= dice >> 7
      dice ^= dice << 17
      let count = longestPiece == .max ? rest.count : 1 + Int(dice % UInt64(longestPiece))
      pieces.append(Array(rest.prefix(count)))
      rest = rest.dropFirst(count)
    }
    return pieces
  }

  func messages(_ id: Int32) -> [[UInt8]] {
    atClient.compactMap { if case .message(id, let bytes, _) = $0 { bytes } else { nil } }
  }

  /// How the call ended, twice optional: not at all, OK, or an error.
  func ending(_ id: Int32) -> RPCError?? {
    for case .ended(id, let error, _) in atClient { return .some(error) }
    return nil
  }
}

extension RPCServerConnection {
  func receive(_ bytes: [UInt8], _ now: Instant) throws {
    try bytes.withUnsafeBytes { try receive($0, at: now) }
  }
}
extension RPCClientConnection {
  func receive(_ bytes: [UInt8], _ now: Instant) throws {
    try bytes.withUnsafeBytes { try receive($0, at: now) }
  }
}
