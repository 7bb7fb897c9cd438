internal import Base
public import Logging
public import RPCCore
public import TLSWire

/// Calls to one server over one connection, made when first needed and again when lost; over further
/// ones when the server's limit of streams is reached.
///
/// ```
///  idle ──call──► connecting ──hello──► ready ──lost, GOAWAY, idle for long──► idle
///                     └──failed──► backing off (`ConnectBackoff`) ──call after that──► connecting
/// ```
/// A call waits for the connection being made; while backing off it fails at once with
/// UNAVAILABLE. A call that the server certainly did not act on (refused, or beyond its GOAWAY) is
/// sent once more by itself, one that never left as often as needed. Calls made on `loop` stay there; from elsewhere they hop once.
public final class NetworkChannel: RPCCore.Channel {
  private let transport: ClientTransport
  private let loop: NIOLoop
  private let isClosed = Locked(false)

  /// A channel to `host:port`. Nothing happens before the first call.
  /// - Parameters:
  ///   - tls: a context of role `.client`; `nil` speaks plaintext HTTP/2 with prior knowledge.
  ///   - expectedIdentity: the URI the server's certificate must carry; `nil` expects a
  ///     certificate for `host`.
  ///   - pingAfter: silence, with calls open, after which the server is asked for a sign of life.
  ///   - closeAfter: silence after which the connection is given up.
  ///   - idleAfter: without a call for so long the connection is closed.
  ///   - connections: at most so many at a time.
  public convenience init(
    host: String, port: Int, loop: NIOLoop, tls: TLSContext? = nil, expectedIdentity: String? = nil,
    pingAfter: Duration = .seconds(5), closeAfter: Duration = .seconds(15), idleAfter: Duration = .seconds(1800),
    connections: Int = 4, log: Logger = Logger(label: "onsale.rpc")
  ) {
    self.init(
      host: host, port: port, loop: loop, tlsSwitch: tls.map { TLSSwitch($0) }, expectedIdentity: expectedIdentity,
      pingAfter: pingAfter, closeAfter: closeAfter, idleAfter: idleAfter, connections: connections, log: log)
  }

  /// The same with certificates that may be replaced: new connections use what `tlsSwitch` holds then.
  public init(
    host: String, port: Int, loop: NIOLoop, tlsSwitch: TLSSwitch?, expectedIdentity: String? = nil,
    pingAfter: Duration = .seconds(5), closeAfter: Duration = .seconds(15), idleAfter: Duration = .seconds(1800),
    connections: Int = 4, log: Logger = Logger(label: "onsale.rpc")
  ) {
    self.loop = loop
    transport = ClientTransport(
      ClientTransport.Target(
        host: host, port: port, tls: tlsSwitch, expectedIdentity: expectedIdentity,
        silence: Watchdog.Silence(ping: pingAfter, close: closeAfter), idleAfter: idleAfter,
        connections: max(1, connections)),
      loop: loop, log: log)
  }

  deinit { close() }

  /// How the connection is now. Callable from any thread.
  public var connectivity: ConnectivityState { transport.shown.withLock { $0 } }

  /// Closes the connection; calls that are open, and later ones, end with UNAVAILABLE. Close a
  /// channel before its loop stops.
  public func close() {
    let isFirst = isClosed.withLock { isClosed in
      defer { isClosed = true }
      return !isClosed
    }
    if isFirst { transport.close("the channel was closed") }
  }

  public func unary(_ method: MethodDescriptor, _ request: [UInt8], _ options: CallOptions)
    async throws(RPCError) -> [UInt8]
  {
    let outgoing = try OutgoingCall(options, at: loop.now)
    try Self.check(request)
    let pending = PendingAnswer<[UInt8]>()
    let call = OutboundCall(method, request, outgoing, .unary(pending))
    let outcome = await pending.wait {
      pending.hold(timer: nil) { [transport] in transport.abandon(call) }
      transport.begin(call)
    }
    return try outcome.get()
  }

  public func serverStreaming(
    _ method: MethodDescriptor, _ request: [UInt8], _ options: CallOptions,
    onMessage: @escaping @Sendable ([UInt8]) async throws -> Void
  ) async throws {
    let outgoing = try OutgoingCall(options, at: loop.now)
    try Self.check(request)
    let answers = ArrivingMessages()
    let call = OutboundCall(method, request, outgoing, .stream(answers))
    transport.begin(call)
    defer {
      answers.pipe.end(.cancelled)
      transport.abandon(call)
    }
    while let message = try await answers.pipe.next() { try await onMessage(message) }
  }

  public func duplex<Answer: Sendable>(
    _ method: MethodDescriptor, _ options: CallOptions,
    _ body: (any CallStream) async throws -> Answer
  ) async throws -> Answer {
    let outgoing = try OutgoingCall(options, at: loop.now)
    let stream = OutboundStream(
      method, outgoing, on: loop, begin: { transport.begin($0) }, abandon: { [transport] in transport.abandon($0) })
    defer { stream.cancel() }
    return try await body(stream)
  }

  private static func check(_ request: [UInt8]) throws(RPCError) {
    guard request.count <= Limits.messageSizeBytes else {
      throw .messageTooLarge(sizeBytes: request.count)
    }
  }
}
