import Base
import NIOCore
import NIOPosix
import OpenSSLCrypto
import RPCNetwork
import TLSWire
import Testing

@Suite struct TLSHandlerTests {
  private let authority: CertificateAuthority

  init() throws { authority = try CertificateAuthority.makeRoot(cluster: "test") }

  private func context(_ role: TLSConfiguration.Role, _ service: String, root: CertificateAuthority? = nil) throws
    -> TLSContext
  {
    let issued = try (root ?? authority).issue(service: service, cluster: "test")
    return try TLSContext(
      .service(
        role, certificatePEM: issued.certificatePEM, keyPEM: issued.keyPEM, trustedRootsPEM: authority.certificatePEM))
  }

  @Test func `both ends learn the protocol and each other's identity, and data crosses`() async throws {
    let stage = try await Stage(server: context(.server, "inventory"))
    let diary = Diary()
    let client = try await stage.connect(context(.client, "order"), diary)
    let text = ByteBuffer(string: (0..<50_000).map { "\($0) " }.joined())
    // Written before the handshake is over: it waits.
    try await client.writeAndFlush(text)
    try await diary.wait { $0.bytes.count >= text.readableBytes }
    #expect(diary.page.bytes == Array(text.readableBytesView))
    #expect(diary.page.established == TLSEstablished(protocol: "h2", peerIdentity: "spiffe://onsale/test/inventory"))
    #expect(stage.diary.page.established == TLSEstablished(protocol: "h2", peerIdentity: "spiffe://onsale/test/order"))
    try await client.close()
    try await stage.diary.wait { $0.isInactive }
    #expect(diary.page.errors.isEmpty && stage.diary.page.errors.isEmpty)
    try await stage.end()
  }

  @Test func `many small writes leave as one flush and all their promises are kept`() async throws {
    let stage = try await Stage(server: context(.server, "inventory"))
    let diary = Diary()
    let client = try await stage.connect(context(.client, "order"), diary)
    let sent = client.eventLoop.flatSubmit {
      let writes = (0..<100).map { client.write(ByteBuffer(string: "\($0);")) }
      client.flush()
      return EventLoopFuture.andAllSucceed(writes, on: client.eventLoop)
    }
    try await sent.get()
    let expected = (0..<100).map { "\($0);" }.joined()
    try await diary.wait { $0.bytes.count >= expected.utf8.count }
    #expect(diary.page.bytes == Array(expected.utf8))
    try await stage.end()
  }

  @Test func `a client of another root is refused, and both ends are told`() async throws {
    let stranger = try CertificateAuthority.makeRoot(cluster: "test")
    let stage = try await Stage(server: context(.server, "inventory"))
    let diary = Diary()
    _ = try await stage.connect(context(.client, "order", root: stranger), diary)
    try await diary.wait { $0.isInactive }
    try await stage.diary.wait { $0.isInactive }
    guard case .refusedByPeer = diary.page.errors.first, case .untrusted = stage.diary.page.errors.first else {
      Issue.record("\(diary.page.errors) \(stage.diary.page.errors)")
      return
    }
    #expect(stage.diary.page.established == nil && stage.diary.page.bytes.isEmpty)
    try await stage.end()
  }

  @Test func `a peer that says nothing is closed at the deadline`() async throws {
    let stage = try await Stage(server: context(.server, "inventory"), handshakeTimeout: .milliseconds(20))
    let silent = try await stage.connectPlainly()
    try await stage.diary.wait { $0.isInactive }
    #expect(stage.diary.page.errors == [.handshakeTimedOut])
    try await silent.closeFuture.get()
    try await stage.end()
  }

  @Test func `plain HTTP at a TLS port is an error with an alert`() async throws {
    let stage = try await Stage(server: context(.server, "inventory"))
    let plain = try await stage.connectPlainly()
    try await plain.writeAndFlush(ByteBuffer(string: "GET / HTTP/1.1\r\nhost: x\r\n\r\n"))
    try await stage.diary.wait { $0.isInactive }
    guard case .broken = stage.diary.page.errors.first else {
      Issue.record("\(stage.diary.page.errors)")
      return
    }
    try await stage.end()
  }

  @Test func `a socket that ends without close_notify is told as a cut`() async throws {
    let stage = try await Stage(server: context(.server, "inventory"))
    let diary = Diary()
    let client = try await stage.connect(context(.client, "order"), diary)
    try await stage.diary.wait { $0.established != nil }
    // The handler nearest to the socket closes it, past the TLS handler.
    let cut = client.eventLoop.submit {
      try client.pipeline.syncOperations.context(handlerType: TLSHandler.self).close(promise: nil)
    }
    try await cut.get()
    try await stage.diary.wait { $0.isInactive }
    #expect(stage.diary.page.errors == [.truncated])
    try await stage.end()
  }

  @Test func `a half-closed client still receives`() async throws {
    let stage = try await Stage(server: context(.server, "inventory"), answersAtEnd: true)
    let diary = Diary()
    let client = try await stage.connect(context(.client, "order"), diary)
    try await client.writeAndFlush(ByteBuffer(string: "question"))
    try await client.close(mode: .output)
    try await diary.wait { $0.isInactive }
    #expect(diary.page.bytes == Array("question".utf8))
    #expect(diary.page.errors.isEmpty && stage.diary.page.errors.isEmpty)
    try await stage.end()
  }
}

/// What one end has seen.
private final class Diary: Sendable {
  struct Page: Sendable {
    var established: TLSEstablished?
    var bytes: [UInt8] = []
    var errors: [TLSError] = []
    var isInactive = false
  }
  private let state = Locked(Page())
  private let bell = Bell()
  private let loop = NIOLoop(MultiThreadedEventLoopGroup.singleton.next())

  var page: Page { state.withLock { $0 } }

  func note(_ change: @Sendable (inout Page) -> Void) {
    state.withLock { change(&$0) }
    bell.ring()
  }

  /// Returns when the page is as wanted; throws after ten seconds.
  func wait(_ wanted: @Sendable (Page) -> Bool) async throws {
    let limit = loop.now.advanced(by: .seconds(10))
    while !wanted(page) {
      guard loop.now < limit else { throw Waited(page: page) }
      await bell.wait(upTo: .seconds(1), on: loop)
    }
  }

  struct Waited: Error { let page: Page }
}

private final class Writer: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer
  enum Habit { case silent, echo, echoAtEnd }
  private let diary: Diary
  private let habit: Habit
  private var kept = ByteBuffer()

  init(_ diary: Diary, _ habit: Habit) { (self.diary, self.habit) = (diary, habit) }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    var buffer = unwrapInboundIn(data)
    let bytes = Array(buffer.readableBytesView)
    diary.note { $0.bytes += bytes }
    if habit == .echo { context.writeAndFlush(wrapOutboundOut(buffer), promise: nil) }
    if habit == .echoAtEnd { kept.writeBuffer(&buffer) }
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if let event = event as? TLSEstablished { diary.note { $0.established = event } }
    guard event as? ChannelEvent == .inputClosed, habit == .echoAtEnd else { return }
    context.writeAndFlush(wrapOutboundOut(kept), promise: nil)
    context.close(promise: nil)
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    if let error = error as? TLSError { diary.note { $0.errors.append(error) } }
  }

  func channelInactive(context: ChannelHandlerContext) { diary.note { $0.isInactive = true } }
}

/// A server that echoes, on a loop of its own.
private struct Stage {
  let group: LoopGroup
  let server: any Channel
  let diary: Diary

  init(server context: TLSContext, handshakeTimeout: Duration = .seconds(60), answersAtEnd: Bool = false) async throws {
    let (group, diary) = (LoopGroup(count: 1), Diary())
    (self.group, self.diary) = (group, diary)
    server = try await ServerBootstrap(group: group.loops[0].eventLoop)
      .childChannelOption(.allowRemoteHalfClosure, value: answersAtEnd)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(
            TLSHandler(context.serverSession(), handshakeTimeout: handshakeTimeout))
          try channel.pipeline.syncOperations.addHandler(Writer(diary, answersAtEnd ? .echoAtEnd : .echo))
        }
      }
      .bind(host: "127.0.0.1", port: 0).get()
  }

  private func address() throws -> SocketAddress {
    struct NotBound: Error {}
    guard let address = server.localAddress else { throw NotBound() }
    return address
  }

  func connect(_ context: TLSContext, _ diary: Diary) async throws -> any Channel {
    try await ClientBootstrap(group: group.loops[0].eventLoop)
      .channelOption(.allowRemoteHalfClosure, value: true)
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(
            TLSHandler(
              context.clientSession(serverName: nil, expectedIdentity: "spiffe://onsale/test/inventory")))
          try channel.pipeline.syncOperations.addHandler(Writer(diary, .silent))
        }
      }
      .connect(to: address()).get()
  }

  func connectPlainly() async throws -> any Channel {
    try await ClientBootstrap(group: group.loops[0].eventLoop).connect(to: address()).get()
  }

  func end() async throws {
    try await server.close()
    try await group.shutDown()
  }
}
