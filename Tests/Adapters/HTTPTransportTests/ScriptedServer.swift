import Base
import NIOCore
import NIOPosix
import RPCNetwork
import TLSWire

/// A server that answers requests with bytes as they are, right or wrong.
final class ScriptedServer: Sendable {
  enum Answer: Sendable {
    case bytes(String)
    case bytesThenClose(String)
    case close
    case nothing
  }
  struct Seen: Sendable {
    var connections = 0
    var open = 0
    var openAtMost = 0
    var requests: [String] = []
  }

  let group = LoopGroup(count: 2)
  private let state = Locked(Seen())
  private let listener: any Channel

  var seen: Seen { state.withLock { $0 } }
  let port: Int

  /// - Parameter answer: told the request's text and its number on its connection, from 0.
  init(tls: TLSContext? = nil, _ answer: @escaping @Sendable (String, Int) -> Answer) async throws {
    let state = state
    listener = try await ServerBootstrap(group: group.loops[0].eventLoop)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          if let tls { try channel.pipeline.syncOperations.addHandler(TLSHandler(tls.serverSession())) }
          try channel.pipeline.syncOperations.addHandler(Reader(state, answer))
        }
      }
      .bind(host: "127.0.0.1", port: 0).get()
    port = listener.localAddress?.port ?? 0
  }

  func url(_ target: String) -> String { "http://127.0.0.1:\(port)\(target)" }

  /// From now on nobody listens at the port.
  func listenerEnds() async throws { try await listener.close() }

  func end() async throws {
    // It may have ended before.
    try? await listener.close()
    try await group.shutDown()
  }

  private final class Reader: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer
    private let state: Locked<Seen>
    private let answer: @Sendable (String, Int) -> Answer
    private var text = ""
    private var number = 0

    init(_ state: Locked<Seen>, _ answer: @escaping @Sendable (String, Int) -> Answer) {
      (self.state, self.answer) = (state, answer)
    }

    func channelActive(context: ChannelHandlerContext) {
      state.withLock { seen in
        seen.connections += 1
        seen.open += 1
        seen.openAtMost = max(seen.openAtMost, seen.open)
      }
    }

    func channelInactive(context: ChannelHandlerContext) { state.withLock { $0.open -= 1 } }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      text += String(decoding: unwrapInboundIn(data).readableBytesView, as: UTF8.self)
      guard let head = text.range(of: "\r\n\r\n") else { return }
      let length = text[..<head.lowerBound].split(separator: "\r\n").compactMap { line in
        line.hasPrefix("content-length: ") ? Int(line.dropFirst(16)) : nil
      }.first ?? 0
      guard text[head.upperBound...].utf8.count >= length else { return }
      let request = text
      text = ""
      state.withLock { $0.requests.append(request) }
      perform(answer(request, number), context)
      number += 1
    }

    private func perform(_ answer: Answer, _ context: ChannelHandlerContext) {
      switch answer {
      case .bytes(let bytes): context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: bytes)), promise: nil)
      case .bytesThenClose(let bytes):
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: bytes)), promise: nil)
        context.close(promise: nil)
      case .close: context.close(promise: nil)
      case .nothing: break
      }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
  }
}

extension StringProtocol {
  func range(of other: String) -> Range<Index>? {
    var index = startIndex
    while index < endIndex {
      if self[index...].hasPrefix(other) { return index..<self.index(index, offsetBy: other.count) }
      index = self.index(after: index)
    }
    return nil
  }
}
