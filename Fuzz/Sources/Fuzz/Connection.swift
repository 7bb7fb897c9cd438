import Base
import HTTP2Wire
import RPCConnection
import RPCCore

/// A server's connection as the fuzzers drive it: with handlers that answer at once, stream, chat, or
/// hang until they are cancelled, and a clock that moves a millisecond per piece.
final class Connection {
  private static let dispatcher = Dispatcher(
    definitions: [
      ServiceDefinition(
        name: "t.T",
        methods: [
          method("Echo", .unary, .unary { request, _ in request }),
          method("Hang", .unary, .unary { request, _ in request }),
          method("Count", .serverStreaming, .serverStreaming { _, _, _ in }),
          method("Chat", .bidirectional, .bidirectional { _, _, _ in }),
        ])
    ], interceptors: [], report: { _, _ in })

  private static func method(_ name: String, _ kind: MethodDescriptor.Kind, _ handler: RPCMethod.Handler) -> RPCMethod {
    RPCMethod(MethodDescriptor(service: "t.T", name: name, kind: kind, isIdempotent: true), handler)
  }

  /// What follows the preface: an empty SETTINGS.
  static let preface = [UInt8]("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8) + [0, 0, 0, 4, 0, 0, 0, 0, 0]

  private let rpc: RPCServerConnection
  private var now = Instant(nanoseconds: 1_000_000_000)
  private var running: Set<Int32> = []
  private(set) var isBroken = false
  /// Calls that reached a handler.
  private(set) var calls: [IncomingCall] = []

  init(budget: FrameBudget.Limits) {
    rpc = RPCServerConnection(Self.dispatcher, settings: HTTP2Settings(budget: budget), at: now)
  }

  /// One turn of the loop; false when the connection is over.
  func turn(_ bytes: some Collection<UInt8>) -> Bool {
    now = now.advanced(by: .milliseconds(1))
    do {
      try Array(bytes).withUnsafeBytes { try rpc.receive($0, at: now) }
      handleEvents()
      rpc.expire(at: now)
      rpc.drain { _ in }
      handleEvents()
    } catch {
      isBroken = true
    }
    return !isBroken && !rpc.isFinished
  }

  private func handleEvents() {
    for event in rpc.takeEvents() {
      switch event {
      case .call(let call):
        calls.append(call)
        start(call)
      case .message(let id, let bytes, let credit, _):
        rpc.consume(id, credit)
        _ = rpc.send(id, bytes)
      case .requestsEnded(let id):
        rpc.finish(id, nil)
        stopped(id)
      case .cancelled(let id): stopped(id)
      case .writable: break
      }
    }
  }

  private func stopped(_ id: Int32) {
    if running.remove(id) != nil { rpc.handlerEnded() }
  }

  private func start(_ call: IncomingCall) {
    switch call.method.name {
    case "Hang", "Chat":
      running.insert(call.id)
      return
    case "Count":
      for index in 0..<4 { _ = rpc.send(call.id, [UInt8](repeating: UInt8(index), count: call.request.count * index)) }
      rpc.finish(call.id, call.request.count % 2 == 0 ? nil : RPCError(.aborted, "odd: 100 %"))
    default: rpc.respond(call.id, call.request)
    }
    rpc.handlerEnded()
  }

  /// The connection is cut: nothing may be left behind.
  func end() {
    rpc.connectionLost()
    handleEvents()
    precondition(rpc.openCalls == 0, "no call outlives its connection")
    precondition(running.isEmpty && rpc.runningHandlers == 0, "every handler has been told to stop")
  }
}

/// Splits an input into pieces as a network would.
func pieces(_ bytes: ArraySlice<UInt8>, size: Int) -> [ArraySlice<UInt8>] {
  guard size > 0, !bytes.isEmpty else { return [bytes] }
  return stride(from: bytes.startIndex, to: bytes.endIndex, by: size).map { bytes[$0..<min($0 + size, bytes.endIndex)] }
}

/// One HTTP/2 frame.
func frame(_ type: UInt8, flags: UInt8 = 0, stream: UInt32 = 1, _ payload: some Collection<UInt8>) -> [UInt8] {
  let count = payload.count
  return [UInt8(count >> 16 & 255), UInt8(count >> 8 & 255), UInt8(count & 255), type, flags]
    + (0..<4).map { UInt8(stream >> (24 - 8 * $0) & 255) } + payload
}
