public import Base

/// One method of one service, as both sides know it. A reference to what never changes: copies cost
/// little, and a comparison with itself nothing.
public struct MethodDescriptor: Sendable, Hashable {
  public enum Kind: String, Sendable {
    case unary, serverStreaming, clientStreaming, bidirectional

    /// Whether the client may send any number of messages, not exactly one.
    public var streamsRequests: Bool { self == .clientStreaming || self == .bidirectional }
    /// Whether the server may answer with any number of messages, not exactly one.
    public var streamsAnswers: Bool { self == .serverStreaming || self == .bidirectional }
  }

  private final class Facts: Sendable {
    let service: String
    let name: String
    let kind: Kind
    let isIdempotent: Bool
    let path: String

    init(_ service: String, _ name: String, _ kind: Kind, _ isIdempotent: Bool) {
      self.service = service
      self.name = name
      self.kind = kind
      self.isIdempotent = isIdempotent
      path = "/\(service)/\(name)"
    }
  }
  private let facts: Facts

  public init(service: String, name: String, kind: Kind, isIdempotent: Bool) {
    facts = Facts(service, name, kind, isIdempotent)
  }

  /// Full name with package: `onsale.order.v1.OrderService`.
  public var service: String { facts.service }
  public var name: String { facts.name }
  public var kind: Kind { facts.kind }
  /// Whether the proto says that repeating the call changes nothing more (`idempotency_level`).
  public var isIdempotent: Bool { facts.isIdempotent }
  /// `/onsale.order.v1.OrderService/GetOrder`.
  public var path: String { facts.path }

  /// Tells the same descriptor again without comparing; equal ones may differ in it.
  public var identity: ObjectIdentifier { ObjectIdentifier(facts) }

  public static func == (a: MethodDescriptor, b: MethodDescriptor) -> Bool {
    a.facts === b.facts
      || (a.path == b.path && a.kind == b.kind && a.isIdempotent == b.isIdempotent)
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(path) }
}

/// What a caller may say about one call.
public struct CallOptions: Sendable {
  public var metadata: Metadata
  /// How long the answer may take. The call's deadline is the earlier of this and the deadline
  /// inherited from the call being handled. `nil` takes `Limits.defaultCallTimeout` when nothing
  /// is inherited: no call waits for ever.
  public var timeout: Duration?
  /// Whether messages are packed; off unless asked for.
  public var compression: Compression
  /// Learns what comes with the answer beside its messages; `nil` when nobody asks.
  public var report: CallReport?
  /// Waits for an instance to be there and reachable, until the deadline, instead of failing; `nil`
  /// takes what the service's configuration says.
  public var waitsForReady: Bool?
  /// Where `ring_hash` balances: calls of one key go to one instance.
  public var balancingKey: String?
  /// How often this call has been tried before; told to the server from the second attempt on.
  public var previousAttempts = 0

  public init(
    metadata: Metadata = [:], timeout: Duration? = nil, compression: Compression = .off,
    report: CallReport? = nil
  ) {
    self.metadata = metadata
    self.timeout = timeout
    self.compression = compression
    self.report = report
  }
}

/// A way to call a service: a connection, a set of them found through the registry, or the service
/// itself in this process. All obey the same rules.
public protocol Channel: Sendable {
  /// Sends one encoded message and returns the encoded answer.
  func unary(_ method: MethodDescriptor, _ request: [UInt8], _ options: CallOptions)
    async throws(RPCError) -> [UInt8]

  /// Sends one encoded message and hands every encoded answer to `onMessage`, in order and one at
  /// a time: the next is not read before it returns. Returns when the server ended the stream
  /// with OK; an error thrown by `onMessage` cancels the call and is rethrown as it is.
  func serverStreaming(
    _ method: MethodDescriptor, _ request: [UInt8], _ options: CallOptions,
    onMessage: @escaping @Sendable ([UInt8]) async throws -> Void
  ) async throws

  /// Opens a call of kind `clientStreaming` or `bidirectional` and hands its stream to `body`.
  /// A call that has not ended when `body` returns or throws is cancelled: read until `next`
  /// gives `nil` to know that it ended with OK. Errors of `body` are rethrown as they are.
  func duplex<Answer: Sendable>(
    _ method: MethodDescriptor, _ options: CallOptions,
    _ body: (any CallStream) async throws -> Answer
  ) async throws -> Answer
}

extension Channel {
  /// A channel that does not say otherwise carries no streams from the client: UNIMPLEMENTED.
  public func duplex<Answer: Sendable>(
    _ method: MethodDescriptor, _ options: CallOptions,
    _ body: (any CallStream) async throws -> Answer
  ) async throws -> Answer {
    throw RPCError.unimplemented(method.path)
  }
}

public struct Peer: Sendable, Hashable {
  /// The URI of the certificate (`spiffe://onsale/<cluster>/<service>`); `nil` in plaintext.
  public let identity: String?
  /// For logs: `127.0.0.1:40112`, `in-process`.
  public let address: String

  public init(identity: String?, address: String) {
    self.identity = identity
    self.address = address
  }
}

/// What calls made inside a handler inherit. Set by the server around every handler.
public struct CallContext: Sendable {
  private let call: CallRecord

  init(_ call: ServerCall) { self.call = call.record }

  public init(deadline: Instant, metadata: Metadata) {
    let nobody = Peer(identity: nil, address: "")
    call = CallRecord(method: nil, metadata: metadata, deadline: deadline, peer: nobody, arrived: nil)
  }

  public var deadline: Instant { call.deadline }
  /// As the call that is being handled brought it.
  public var metadata: Metadata { call.metadata }
  /// The span of the call that is being handled, or the one its caller named when it has none of its own.
  public var trace: TraceContext? { call.trace ?? call.callersSpan }

  /// What a call made now inherits under `key`.
  func handedDown(_ key: String) -> String? {
    if key == MetadataKey.traceparent, let trace = call.trace { return trace.description }
    return call.metadata[key]
  }

  /// The call being handled by the current task, if any.
  @TaskLocal public static var current: CallContext?
}

/// One service as a server sees it: its methods and what answers them.
public struct ServiceDefinition: Sendable {
  public let name: String
  public let methods: [RPCMethod]

  public init(name: String, methods: [RPCMethod]) {
    self.name = name
    self.methods = methods
  }
}

/// One method and what answers it; a class, since every call passes it on. A `Refusal` thrown by a handler becomes its status, an
/// `RPCError` travels as it is, anything else becomes INTERNAL and is logged, not told.
public final class RPCMethod: Sendable {
  public enum Handler: Sendable {
    case unary(@Sendable ([UInt8], ServerCall) async throws -> [UInt8])
    /// `send` suspends while the peer does not read.
    case serverStreaming(
      @Sendable ([UInt8], ServerCall, _ send: @escaping @Sendable ([UInt8]) async throws -> Void)
        async throws -> Void)
    /// Reading suspends while the caller does not send, and holds the caller back while it does
    /// not happen. Returning before the end of the requests ends the call early.
    case clientStreaming(@Sendable (_ requests: MessageReader, ServerCall) async throws -> [UInt8])
    /// Both: reads and sends in any order.
    case bidirectional(
      @Sendable (
        _ requests: MessageReader, ServerCall, _ send: @escaping @Sendable ([UInt8]) async throws -> Void
      ) async throws -> Void)
  }
  public let descriptor: MethodDescriptor
  public let handler: Handler

  public init(_ descriptor: MethodDescriptor, _ handler: Handler) {
    self.descriptor = descriptor
    self.handler = handler
  }
}

/// Wraps calls on the client side: tracing, metrics, credentials.
public protocol ClientInterceptor: Sendable {
  func unary(
    _ method: MethodDescriptor, _ request: [UInt8], _ options: CallOptions,
    next: @Sendable (MethodDescriptor, [UInt8], CallOptions) async throws(RPCError) -> [UInt8]
  ) async throws(RPCError) -> [UInt8]

  /// Looks at a stream before it starts: returns the options it starts with, or throws to refuse.
  func streaming(_ method: MethodDescriptor, _ options: CallOptions) async throws(RPCError) -> CallOptions

  /// Wraps a stream of any kind, from before it starts until its caller is done with it. Calls `next`
  /// at most once. Asks `streaming` only, unless the interceptor says otherwise.
  func stream(
    _ method: MethodDescriptor, _ options: CallOptions, next: (CallOptions) async throws -> Void
  ) async throws
}
