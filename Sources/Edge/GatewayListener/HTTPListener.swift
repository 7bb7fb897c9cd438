internal import Base
public import Gateway
internal import Glibc
public import Logging
internal import NIOCore
internal import NIOPosix
public import RPCNetwork
public import TLSWire

/// Whether other processes may listen at the same address, so that one takes over from another
/// without a moment in which nobody listens.
public enum PortSharing: String, Sendable, CaseIterable {
  case alone
  /// Others of ours may come; nobody may be there yet.
  case first
  /// Beside the one that is there.
  case next
}

/// Listens at one address and hands every request to a responder: HTTP/1.1 with keep-alive and
/// pipelining, HTTP/2 by ALPN or, in plaintext, by prior knowledge.
///
/// A connection lives on one of the group's loops, and so does the responder's task for each of its
/// requests; the task is cancelled when the client goes away. What is no proper request, or over a
/// limit, is answered here, in the shape all errors have (`HTTPResponse.problem`).
public final class HTTPListener: Sendable {
  private let stage: ListenerStage
  private let loops: LoopGroup
  private let tls: TLSContext?
  private let listening = Locked<(any Channel)?>(nil)

  /// - Parameters:
  ///   - loops: connections are spread over these in turn.
  ///   - tls: a server's context (`TLSConfiguration.edge`); `nil` listens in plaintext.
  public init(
    responder: any HTTPResponder, loops: LoopGroup, tls: TLSContext? = nil,
    limits: HTTPListenerLimits = HTTPListenerLimits(), log: Logger
  ) {
    stage = ListenerStage(responder: responder, limits: limits, isSecure: tls != nil, log: log)
    self.loops = loops
    self.tls = tls
  }

  /// Connections open now.
  public var connectionCount: Int { stage.register.connectionCount }

  /// Binds and listens. Port 0 takes any free one; the result is the port that was taken. Throws
  /// when the address cannot be had.
  public func start(host: String, port: Int, sharing: PortSharing = .alone) async throws -> Int {
    let (stage, loops, tls) = (stage, loops, tls)
    if sharing == .first, port != 0 {
      // A port that is shared would be had although a stranger's program is there.
      try await ServerBootstrap(group: loops.eventLoopGroup)
        .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
        .bind(host: host, port: port).get().close()
    }
    let channel = try await ServerBootstrap(group: loops.eventLoopGroup)
      .serverChannelOption(.backlog, value: 1024)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .serverChannelOption(.socketOption(.init(rawValue: SO_REUSEPORT)), value: sharing == .alone ? 0 : 1)
      .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture { try Self.prepare(channel, stage, loops, tls) }
      }
      .bind(host: host, port: port).get()
    listening.withLock { $0 = channel }
    return channel.localAddress?.port ?? port
  }

  private static func prepare(
    _ channel: any Channel, _ stage: ListenerStage, _ loops: LoopGroup, _ tls: TLSContext?
  ) throws {
    let pipeline = channel.pipeline.syncOperations
    guard let loop = loops.loop(of: channel.eventLoop) else { throw ChannelError.operationUnsupported }
    let place = ConnectionPlace(stage, loop, channel)
    guard stage.register.join(channel, limit: stage.limits.connections) else {
      return try pipeline.addHandler(Refuser(place))
    }
    if let tls {
      try pipeline.addHandler(TLSHandler(tls.serverSession(), handshakeTimeout: stage.limits.headerDeadline))
    }
    try pipeline.addHandler(Entrance(place))
  }

  /// Stops listening, lets what runs finish for at most `grace`, then closes what is left. Returns
  /// when no connection and no task of the responder is left.
  ///
  /// A kept HTTP/1 connection that is idle is closed after `idleGrace`: a client that uses it before
  /// gets its answer, with `connection: close`.
  public func shutDown(grace: Duration, idleGrace: Duration = .zero) async {
    let channel = listening.withLock { listening in
      defer { listening = nil }
      return listening
    }
    // A socket that is closed already is what is wanted.
    try? await channel?.close()
    // Connections that were accepted last are still on their way to their loops.
    for loop in loops.loops { await loop.spawn {}.finished() }
    for connection in stage.register.drain() {
      connection.triggerUserOutboundEvent(DrainConnection(idleGrace: idleGrace), promise: nil)
    }
    await stage.register.emptied(within: grace, on: loops.loops[0])
    for connection in stage.register.drain() { connection.close(promise: nil) }
    await stage.register.emptied(within: .seconds(3600), on: loops.loops[0])
  }

  /// Turns away a connection that is one too many.
  private final class Refuser: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer
    private let place: ConnectionPlace

    init(_ place: ConnectionPlace) { self.place = place }

    func channelActive(context: ChannelHandlerContext) {
      guard !place.stage.isSecure else { return context.close(promise: nil) }
      let response = place.stage.refuse(.tooManyConnections, from: place.remoteAddress, on: place.loop)
      var (buffer, date) = (ByteBuffer(), HTTPDateField())
      ResponseFraming.write(
        response, to: &buffer, date: date.text(at: place.loop.wallNow), isHead: false, connection: "close")
      context.writeAndFlush(wrapOutboundOut(buffer), promise: nil)
      context.close(promise: nil)
    }
  }
}
