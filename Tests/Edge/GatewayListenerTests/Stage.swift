import Base
import Gateway
import GatewayListener
import Logging
import NIOCore
import NIOPosix
import Ports
import RPCNetwork
import TLSWire
import Testing

/// Answers with what it was asked, or as the path says: `/wait` never ends until it is cancelled,
/// `/big` is large, `/sized` tells the body's length, `/pause` suspends once, `/hold`
/// until it is released.
final class Parrot: HTTPResponder {
  struct Seen: Sendable {
    var requests: [HTTPRequest] = []
    var cancelled = 0
    var strays = 0
  }
  private let state = Locked(Seen())
  private let bell = Bell()
  private let isReleased = Locked(false)
  private let loops: [NIOLoop]

  init(_ loops: [NIOLoop]) { self.loops = loops }

  var seen: Seen { state.withLock { $0 } }

  /// Lets the requests for `/hold` end.
  func release() { isReleased.withLock { $0 = true } }

  func respond(to request: HTTPRequest) async -> HTTPResponse {
    let loop = loops.first { $0.isCurrent }
    state.withLock { seen in
      seen.requests.append(request)
      if loop == nil { seen.strays += 1 }
    }
    bell.ring()
    switch request.path {
    case "/wait": await wait(on: loop ?? loops[0])
    case "/pause": await pause(on: loop ?? loops[0])
    case "/hold": while !isReleased.withLock({ $0 }) { await pause(on: loop ?? loops[0]) }
    case "/big": return HTTPResponse(status: 200, contentType: "text/plain", String(repeating: "x", count: 3_000_000))
    case "/sized": return HTTPResponse(status: 200, contentType: "text/plain", "\(request.body.count)")
    case "/nothing": return HTTPResponse(status: 204)
    case "/evil":
      let headers = [
        HTTPField("x-evil", "a\r\nset-cookie: b"), HTTPField("content-length", "7"), HTTPField("transfer-encoding", "chunked"),
        HTTPField("x-good", "yes"),
      ]
      return HTTPResponse(status: 200, headers: headers, body: [65])
    default: break
    }
    let text = "\(request.method) \(request.path) \(request.query) \(String(decoding: request.body, as: UTF8.self))"
    return HTTPResponse(status: 200, contentType: "text/plain", text)
  }

  private func wait(on loop: NIOLoop) async {
    do { try await loop.sleep(for: .seconds(600)) } catch {
      state.withLock { $0.cancelled += 1 }
      bell.ring()
    }
  }

  private func pause(on loop: NIOLoop) async {
    do { try await loop.sleep(for: .milliseconds(2)) } catch { state.withLock { $0.cancelled += 1 } }
  }

  func until(_ wanted: @Sendable (Seen) -> Bool) async throws {
    let limit = loops[0].now.advanced(by: .seconds(10))
    while !wanted(seen) {
      guard loops[0].now < limit else { throw NotInTime("\(seen)") }
      await bell.wait(upTo: .milliseconds(500), on: loops[0])
    }
  }
}

struct NotInTime: Error, CustomStringConvertible {
  let description: String
  init(_ text: String) { description = text }
}

/// A listener with a parrot behind it.
final class Stage: Sendable {
  let group = LoopGroup(count: 2)
  let parrot: Parrot
  let listener: HTTPListener
  let port: Int

  init(
    _ limits: HTTPListenerLimits = HTTPListenerLimits(), tls: TLSContext? = nil, sharing: PortSharing = .alone
  ) async throws {
    parrot = Parrot(group.loops)
    var log = Logger(label: "test")
    log.logLevel = .critical
    listener = HTTPListener(responder: parrot, loops: group, tls: tls, limits: limits, log: log)
    port = try await listener.start(host: "127.0.0.1", port: 0, sharing: sharing)
  }

  func connect() async throws -> RawClient { try await RawClient(port: port, loop: group.loops[0]) }

  /// Sends bytes on a connection of their own; returns all that comes until the server closes.
  func say(_ text: String) async throws -> String {
    let client = try await connect()
    if !text.isEmpty { try await client.send(text) }
    return try await client.everything()
  }

  func end() async throws {
    await listener.shutDown(grace: .zero)
    try await group.shutDown()
  }
}

/// A socket that says exactly what it is told and keeps what it hears.
final class RawClient: Sendable {
  private struct Heard: Sendable {
    var bytes: [UInt8] = []
    var isClosed = false
  }
  private let heard = Locked(Heard())
  private let bell = Bell()
  private let loop: NIOLoop
  private let channel: any Channel

  init(port: Int, loop: NIOLoop) async throws {
    self.loop = loop
    let (heard, bell) = (heard, bell)
    channel = try await ClientBootstrap(group: loop.eventLoop)
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(Ear(heard, bell))
        }
      }
      .connect(host: "127.0.0.1", port: port).get()
  }

  var text: String { String(decoding: heard.withLock { $0.bytes }, as: UTF8.self) }
  var isClosed: Bool { heard.withLock { $0.isClosed } }

  func send(_ text: String) async throws { try await channel.writeAndFlush(ByteBuffer(string: text)) }
  func send(_ bytes: [UInt8]) async throws { try await channel.writeAndFlush(ByteBuffer(bytes: bytes)) }
  func stopReading() async throws { try await channel.setOption(.autoRead, value: false).get() }
  func readAgain() async throws { try await channel.setOption(.autoRead, value: true).get() }

  func close() async {
    // Closed by the server already is as good.
    try? await channel.close()
  }

  func until(_ wanted: @Sendable (String) -> Bool) async throws -> String {
    let limit = loop.now.advanced(by: .seconds(10))
    while !wanted(text), !isClosed {
      guard loop.now < limit else { throw NotInTime("heard \(text.prefix(500))") }
      await bell.wait(upTo: .milliseconds(500), on: loop)
    }
    return text
  }

  /// All that comes until the server closes.
  func everything() async throws -> String {
    let all = try await until { _ in false }
    await close()
    return all
  }

  private final class Ear: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    private let heard: Locked<Heard>
    private let bell: Bell

    init(_ heard: Locked<Heard>, _ bell: Bell) { (self.heard, self.bell) = (heard, bell) }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      let bytes = Array(unwrapInboundIn(data).readableBytesView)
      heard.withLock { $0.bytes += bytes }
      bell.ring()
    }

    func channelInactive(context: ChannelHandlerContext) {
      heard.withLock { $0.isClosed = true }
      bell.ring()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
  }
}

extension String {
  func occurrences(of text: String) -> Int {
    var (count, rest) = (0, self[...])
    while let range = rest.firstRange(of: text) {
      count += 1
      rest = rest[range.upperBound...]
    }
    return count
  }
}
