// Made by scripts/generate from the files in proto/. Do not edit.
public import RPCCore

extension Etcdserverpb {
  /// `etcdserverpb.KV`.
  ///
  /// The server's side: what answers the calls.
  public protocol KVProtocol: Sendable {
    func range(_ request: Etcdserverpb.RangeRequest, _ call: ServerCall)
      async throws -> Etcdserverpb.RangeResponse
    func put(_ request: Etcdserverpb.PutRequest, _ call: ServerCall)
      async throws -> Etcdserverpb.PutResponse
    func deleteRange(_ request: Etcdserverpb.DeleteRangeRequest, _ call: ServerCall)
      async throws -> Etcdserverpb.DeleteRangeResponse
  }

  /// `etcdserverpb.KV`.
  ///
  /// The client's side: calls over a channel.
  public struct KVClient: Sendable {
    private let channel: any Channel

    public init(_ channel: any Channel) { self.channel = channel }

    public func range(
      _ request: Etcdserverpb.RangeRequest, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> Etcdserverpb.RangeResponse {
      try await callUnary(channel, KVMethods.range, request, options)
    }

    public func put(
      _ request: Etcdserverpb.PutRequest, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> Etcdserverpb.PutResponse {
      try await callUnary(channel, KVMethods.put, request, options)
    }

    public func deleteRange(
      _ request: Etcdserverpb.DeleteRangeRequest, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> Etcdserverpb.DeleteRangeResponse {
      try await callUnary(channel, KVMethods.deleteRange, request, options)
    }
  }

  /// The methods of `etcdserverpb.KV`, as both sides know them.
  public enum KVMethods {
    public static let service = "etcdserverpb.KV"
    public static let range = MethodDescriptor(
      service: service, name: "Range",
      kind: .unary, isIdempotent: true)
    public static let put = MethodDescriptor(
      service: service, name: "Put",
      kind: .unary, isIdempotent: false)
    public static let deleteRange = MethodDescriptor(
      service: service, name: "DeleteRange",
      kind: .unary, isIdempotent: false)
    /// In the order of the proto.
    public static let all: [MethodDescriptor] = [
      range,
      put,
      deleteRange,
    ]
  }
}

extension Etcdserverpb.KVProtocol {
  /// The service as a server mounts it. A request that does not decode is answered with
  /// INVALID_ARGUMENT, reason MALFORMED_MESSAGE.
  public var kVDefinition: ServiceDefinition {
    ServiceDefinition(
      name: Etcdserverpb.KVMethods.service,
      methods: [
        unaryMethod(Etcdserverpb.KVMethods.range) {
          (request: Etcdserverpb.RangeRequest, call: ServerCall) -> Etcdserverpb.RangeResponse in
          try await self.range(request, call)
        },
        unaryMethod(Etcdserverpb.KVMethods.put) {
          (request: Etcdserverpb.PutRequest, call: ServerCall) -> Etcdserverpb.PutResponse in
          try await self.put(request, call)
        },
        unaryMethod(Etcdserverpb.KVMethods.deleteRange) {
          (request: Etcdserverpb.DeleteRangeRequest, call: ServerCall) -> Etcdserverpb.DeleteRangeResponse in
          try await self.deleteRange(request, call)
        },
      ])
  }
}

extension Etcdserverpb {
  /// `etcdserverpb.Watch`.
  ///
  /// The server's side: what answers the calls.
  public protocol WatchProtocol: Sendable {
    /// One stream carries any number of watches.
    func watch(
      _ requests: RequestStream<Etcdserverpb.WatchRequest>, _ call: ServerCall,
      _ send: @escaping @Sendable (Etcdserverpb.WatchResponse) async throws -> Void
    ) async throws
  }

  /// `etcdserverpb.Watch`.
  ///
  /// The client's side: calls over a channel.
  public struct WatchClient: Sendable {
    private let channel: any Channel

    public init(_ channel: any Channel) { self.channel = channel }

    /// One stream carries any number of watches.
    public func watch<Answer: Sendable>(
      _ options: CallOptions = CallOptions(),
      _ body: (DuplexCall<Etcdserverpb.WatchRequest, Etcdserverpb.WatchResponse>) async throws -> Answer
    ) async throws -> Answer {
      try await callBidirectional(channel, WatchMethods.watch, options, body)
    }
  }

  /// The methods of `etcdserverpb.Watch`, as both sides know them.
  public enum WatchMethods {
    public static let service = "etcdserverpb.Watch"
    public static let watch = MethodDescriptor(
      service: service, name: "Watch",
      kind: .bidirectional, isIdempotent: false)
    /// In the order of the proto.
    public static let all: [MethodDescriptor] = [
      watch,
    ]
  }
}

extension Etcdserverpb.WatchProtocol {
  /// The service as a server mounts it. A request that does not decode is answered with
  /// INVALID_ARGUMENT, reason MALFORMED_MESSAGE.
  public var watchDefinition: ServiceDefinition {
    ServiceDefinition(
      name: Etcdserverpb.WatchMethods.service,
      methods: [
        bidirectionalMethod(Etcdserverpb.WatchMethods.watch) {
          (requests: RequestStream<Etcdserverpb.WatchRequest>, call: ServerCall,
            send: @escaping @Sendable (Etcdserverpb.WatchResponse) async throws -> Void) in
          try await self.watch(requests, call, send)
        },
      ])
  }
}

extension Etcdserverpb {
  /// `etcdserverpb.Lease`.
  ///
  /// The server's side: what answers the calls.
  public protocol LeaseProtocol: Sendable {
    func leaseGrant(_ request: Etcdserverpb.LeaseGrantRequest, _ call: ServerCall)
      async throws -> Etcdserverpb.LeaseGrantResponse
    /// Ends a lease and deletes its keys.
    func leaseRevoke(_ request: Etcdserverpb.LeaseRevokeRequest, _ call: ServerCall)
      async throws -> Etcdserverpb.LeaseRevokeResponse
    func leaseKeepAlive(
      _ requests: RequestStream<Etcdserverpb.LeaseKeepAliveRequest>, _ call: ServerCall,
      _ send: @escaping @Sendable (Etcdserverpb.LeaseKeepAliveResponse) async throws -> Void
    ) async throws
  }

  /// `etcdserverpb.Lease`.
  ///
  /// The client's side: calls over a channel.
  public struct LeaseClient: Sendable {
    private let channel: any Channel

    public init(_ channel: any Channel) { self.channel = channel }

    public func leaseGrant(
      _ request: Etcdserverpb.LeaseGrantRequest, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> Etcdserverpb.LeaseGrantResponse {
      try await callUnary(channel, LeaseMethods.leaseGrant, request, options)
    }

    /// Ends a lease and deletes its keys.
    public func leaseRevoke(
      _ request: Etcdserverpb.LeaseRevokeRequest, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> Etcdserverpb.LeaseRevokeResponse {
      try await callUnary(channel, LeaseMethods.leaseRevoke, request, options)
    }

    public func leaseKeepAlive<Answer: Sendable>(
      _ options: CallOptions = CallOptions(),
      _ body: (DuplexCall<Etcdserverpb.LeaseKeepAliveRequest, Etcdserverpb.LeaseKeepAliveResponse>) async throws -> Answer
    ) async throws -> Answer {
      try await callBidirectional(channel, LeaseMethods.leaseKeepAlive, options, body)
    }
  }

  /// The methods of `etcdserverpb.Lease`, as both sides know them.
  public enum LeaseMethods {
    public static let service = "etcdserverpb.Lease"
    public static let leaseGrant = MethodDescriptor(
      service: service, name: "LeaseGrant",
      kind: .unary, isIdempotent: false)
    public static let leaseRevoke = MethodDescriptor(
      service: service, name: "LeaseRevoke",
      kind: .unary, isIdempotent: false)
    public static let leaseKeepAlive = MethodDescriptor(
      service: service, name: "LeaseKeepAlive",
      kind: .bidirectional, isIdempotent: false)
    /// In the order of the proto.
    public static let all: [MethodDescriptor] = [
      leaseGrant,
      leaseRevoke,
      leaseKeepAlive,
    ]
  }
}

extension Etcdserverpb.LeaseProtocol {
  /// The service as a server mounts it. A request that does not decode is answered with
  /// INVALID_ARGUMENT, reason MALFORMED_MESSAGE.
  public var leaseDefinition: ServiceDefinition {
    ServiceDefinition(
      name: Etcdserverpb.LeaseMethods.service,
      methods: [
        unaryMethod(Etcdserverpb.LeaseMethods.leaseGrant) {
          (request: Etcdserverpb.LeaseGrantRequest, call: ServerCall) -> Etcdserverpb.LeaseGrantResponse in
          try await self.leaseGrant(request, call)
        },
        unaryMethod(Etcdserverpb.LeaseMethods.leaseRevoke) {
          (request: Etcdserverpb.LeaseRevokeRequest, call: ServerCall) -> Etcdserverpb.LeaseRevokeResponse in
          try await self.leaseRevoke(request, call)
        },
        bidirectionalMethod(Etcdserverpb.LeaseMethods.leaseKeepAlive) {
          (requests: RequestStream<Etcdserverpb.LeaseKeepAliveRequest>, call: ServerCall,
            send: @escaping @Sendable (Etcdserverpb.LeaseKeepAliveResponse) async throws -> Void) in
          try await self.leaseKeepAlive(requests, call, send)
        },
      ])
  }
}

extension Etcdserverpb {
  /// The routes of this package's services at the gateway.
  public static let gatewayRoutes: [GatewayRoute] = [
  ]
}
