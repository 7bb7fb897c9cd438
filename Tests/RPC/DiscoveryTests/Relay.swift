import Base
import NIOCore
import NIOPosix

/// A port in front of a server that can die as a killed process does: no farewell, its connections
/// gone, nobody listening; and come back at the same port.
///
/// SAFETY: everything but `kill` and `revive` runs on the one event loop; they are called in turn.
final class Relay: @unchecked Sendable {
  private let loop: any EventLoop
  private let target: Int
  private var listener: (any Channel)?
  private var channels: [any Channel] = []
  private(set) var port = 0

  init(to target: Int, on loop: any EventLoop) async throws {
    self.loop = loop
    self.target = target
    try await revive()
  }

  func revive() async throws {
    let listener = try await ServerBootstrap(group: loop)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelInitializer { [loop, target] front in
        let toFront = Pump()
        let toBack = Pump()
        return ClientBootstrap(group: loop)
          .channelInitializer { back in
            back.eventLoop.makeCompletedFuture {
              toFront.other = front
              try back.pipeline.syncOperations.addHandler(toFront)
            }
          }
          .connect(host: "127.0.0.1", port: target)
          .flatMapThrowing { back in
            toBack.other = back
            self.channels += [front, back]
            try front.pipeline.syncOperations.addHandler(toBack)
          }
      }
      .bind(host: "127.0.0.1", port: port).get()
    self.listener = listener
    port = listener.localAddress?.port ?? 0
  }

  func kill() async throws {
    try await listener?.close()
    try await loop.submit {
      for channel in self.channels { channel.close(promise: nil) }
      self.channels = []
    }.get()
  }

  /// SAFETY: touched on the event loop only.
  private final class Pump: ChannelInboundHandler, @unchecked Sendable {
    typealias InboundIn = ByteBuffer
    var other: (any Channel)?

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      other?.writeAndFlush(unwrapInboundIn(data), promise: nil)
    }
    func channelInactive(context: ChannelHandlerContext) {
      other?.close(promise: nil)
      other = nil
    }
    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
  }
}
