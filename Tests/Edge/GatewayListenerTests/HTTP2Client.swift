import Base
import HTTP2Wire
import NIOCore
import NIOPosix
import RPCNetwork
import TLSWire

/// A client that opens streams one by one and keeps what it hears on each.
final class HTTP2Client: Sendable {
  struct Answer: Sendable {
    var status: String?
    var fields: [String: String] = [:]
    var body: [UInt8] = []
    var isOver = false
    var text: String { String(decoding: body, as: UTF8.self) }
  }
  fileprivate struct Heard: Sendable {
    var answers: [Int32: Answer] = [:]
    var hasGoAway = false
    var isClosed = false
  }
  private let heard = Locked(Heard())
  private let bell = Bell()
  private let loop: NIOLoop
  private let channel: any Channel
  private let mouth: NIOLoopBound<Mouth>

  init(_ stage: Stage, tls: TLSContext? = nil) async throws {
    loop = stage.group.loops[0]
    let (heard, bell, loop) = (heard, bell, loop)
    let made = Locked<NIOLoopBound<Mouth>?>(nil)
    channel = try await ClientBootstrap(group: loop.eventLoop)
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          let pipeline = channel.pipeline.syncOperations
          if let tls { try pipeline.addHandler(TLSHandler(tls.clientSession(serverName: "localhost"))) }
          let mouth = Mouth(heard, bell, loop)
          try pipeline.addHandler(mouth)
          made.withLock { $0 = NIOLoopBound(mouth, eventLoop: channel.eventLoop) }
        }
      }
      .connect(host: "127.0.0.1", port: stage.port).get()
    guard let mouth = made.withLock({ $0 }) else { throw NotInTime("no connection") }
    self.mouth = mouth
  }

  var isClosed: Bool { heard.withLock { $0.isClosed } }
  var hasGoAway: Bool { heard.withLock { $0.hasGoAway } }

  func start(
    _ method: String, _ path: String, body: String = "", fields: [(String, String)] = [], authority: String = "onsale.test",
    isEnd: Bool = true
  ) async throws -> Int32 {
    var all = [
      HTTP2Field(":method", method), HTTP2Field(":scheme", "http"), HTTP2Field(":authority", authority), HTTP2Field(":path", path),
    ]
    all += fields.map { HTTP2Field($0.0, $0.1) }
    let (sent, mouth) = (all, mouth)
    return try await channel.eventLoop.submit { try mouth.value.start(sent, body: Array(body.utf8), isEnd: isEnd) }.get()
  }

  func reset(_ stream: Int32) async throws {
    let mouth = mouth
    try await channel.eventLoop.submit { mouth.value.reset(stream) }.get()
  }

  func ask(
    _ method: String, _ path: String, body: String = "", fields: [(String, String)] = [], authority: String = "onsale.test"
  ) async throws -> Answer {
    try await answer(start(method, path, body: body, fields: fields, authority: authority))
  }

  func answer(_ stream: Int32) async throws -> Answer {
    try await until { client in client.heard.withLock { $0.answers[stream]?.isOver == true || $0.isClosed } }
    return heard.withLock { $0.answers[stream] ?? Answer() }
  }

  func untilClosed() async throws { try await until { $0.isClosed } }

  func until(_ wanted: @Sendable (HTTP2Client) -> Bool) async throws {
    let limit = loop.now.advanced(by: .seconds(10))
    while !wanted(self) {
      guard loop.now < limit else { throw NotInTime("\(heard.withLock { $0.answers.count }) answers") }
      await bell.wait(upTo: .milliseconds(500), on: loop)
    }
  }

  func close() async {
    // Closed by the server already is as good.
    try? await channel.close()
  }

  private final class Mouth: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer
    private let heard: Locked<Heard>
    private let bell: Bell
    private let loop: NIOLoop
    private let session: HTTP2Session
    private var context: ChannelHandlerContext?

    init(_ heard: Locked<Heard>, _ bell: Bell, _ loop: NIOLoop) {
      (self.heard, self.bell, self.loop) = (heard, bell, loop)
      session = HTTP2Session(.client)
    }

    func start(_ fields: [HTTP2Field], body: [UInt8], isEnd: Bool) throws -> Int32 {
      let stream = try session.request(fields, isEnd: body.isEmpty && isEnd)
      if !body.isEmpty { session.write(stream, body) }
      if isEnd { session.finish(stream) }
      flush()
      return stream
    }

    func reset(_ stream: Int32) {
      session.reset(stream, .cancel)
      flush()
    }

    private func flush() {
      let output = session.takeOutput()
      guard !output.isEmpty else { return }
      context?.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: output)), promise: nil)
    }

    func handlerAdded(context: ChannelHandlerContext) { self.context = context }
    func handlerRemoved(context: ChannelHandlerContext) { self.context = nil }
    func channelActive(context: ChannelHandlerContext) { flush() }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      do { try session.receive(Array(unwrapInboundIn(data).readableBytesView), at: loop.now) } catch { context.close(promise: nil) }
      for event in session.takeEvents() { note(event) }
      flush()
      for event in session.takeEvents() { note(event) }
      bell.ring()
    }

    private func note(_ event: HTTP2Event) {
      heard.withLock { heard in
        switch event {
        case .headers(let stream, let headers):
          heard.answers[stream, default: Answer()].status = headers[":status"]
          for field in headers.fields { heard.answers[stream, default: Answer()].fields[field.name] = field.value }
        case .data(let stream, let bytes): heard.answers[stream, default: Answer()].body += bytes
        case .closed(let stream, _): heard.answers[stream, default: Answer()].isOver = true
        case .goAway: heard.hasGoAway = true
        default: break
        }
      }
      if case .data(let stream, let bytes) = event { session.consume(stream, bytes.count) }
    }

    func channelInactive(context: ChannelHandlerContext) {
      heard.withLock { $0.isClosed = true }
      bell.ring()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
  }
}
