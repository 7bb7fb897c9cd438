// Made by scripts/generate from the files in proto/. Do not edit.
public import RPCCore

extension RegistryV1 {
  /// Discovery, leases and configuration of one cluster.
  ///
  /// The server's side: what answers the calls.
  public protocol RegistryServiceProtocol: Sendable {
    /// Announces an instance and opens its lease. The same instance id again renews and replaces.
    func register(_ request: RegistryV1.RegisterRequest, _ call: ServerCall)
      async throws -> RegistryV1.RegisterResponse
    /// Keeps a lease alive.
    func heartbeat(_ request: RegistryV1.HeartbeatRequest, _ call: ServerCall)
      async throws -> RegistryV1.HeartbeatResponse
    /// Ends a lease at once, in good order.
    func deregister(_ request: RegistryV1.DeregisterRequest, _ call: ServerCall)
      async throws -> RegistryV1.DeregisterResponse
    /// Held open by an instance for as long as it lives: when the stream breaks, it is gone at once.
    func attach(
      _ request: RegistryV1.AttachRequest, _ call: ServerCall,
      _ send: @escaping @Sendable (RegistryV1.AttachEvent) async throws -> Void
    ) async throws
    func listServices(_ request: RegistryV1.ListServicesRequest, _ call: ServerCall)
      async throws -> RegistryV1.ListServicesResponse
    func listInstances(_ request: RegistryV1.ListInstancesRequest, _ call: ServerCall)
      async throws -> RegistryV1.ListInstancesResponse
    /// One instance, with everything known about it.
    func describeInstance(_ request: RegistryV1.DescribeInstanceRequest, _ call: ServerCall)
      async throws -> RegistryV1.Instance
    /// The instances a client should call now: up, not draining, weight above zero.
    func resolve(_ request: RegistryV1.ResolveRequest, _ call: ServerCall)
      async throws -> RegistryV1.ResolveResponse
    /// The full list at once, then again after every change.
    func watch(
      _ request: RegistryV1.WatchRequest, _ call: ServerCall,
      _ send: @escaping @Sendable (RegistryV1.WatchEvent) async throws -> Void
    ) async throws
    func setWeight(_ request: RegistryV1.SetWeightRequest, _ call: ServerCall)
      async throws -> RegistryV1.Instance
    /// Takes an instance out of rotation; calls in flight go on.
    func drain(_ request: RegistryV1.DrainRequest, _ call: ServerCall)
      async throws -> RegistryV1.Instance
    /// Ends somebody's lease by an operator's hand.
    func evict(_ request: RegistryV1.EvictRequest, _ call: ServerCall)
      async throws -> RegistryV1.EvictResponse
    func putConfig(_ request: RegistryV1.PutConfigRequest, _ call: ServerCall)
      async throws -> RegistryV1.ConfigValue
    func getConfig(_ request: RegistryV1.GetConfigRequest, _ call: ServerCall)
      async throws -> RegistryV1.ConfigValue
    /// Every kept version of one key, newest first.
    func listConfigVersions(_ request: RegistryV1.ListConfigVersionsRequest, _ call: ServerCall)
      async throws -> RegistryV1.ListConfigVersionsResponse
    /// The value at once (if there is one), then again after every change.
    func watchConfig(
      _ request: RegistryV1.WatchConfigRequest, _ call: ServerCall,
      _ send: @escaping @Sendable (RegistryV1.ConfigValue) async throws -> Void
    ) async throws
  }

  /// Discovery, leases and configuration of one cluster.
  ///
  /// The client's side: calls over a channel.
  public struct RegistryServiceClient: Sendable {
    private let channel: any Channel

    public init(_ channel: any Channel) { self.channel = channel }

    /// Announces an instance and opens its lease. The same instance id again renews and replaces.
    public func register(
      _ request: RegistryV1.RegisterRequest, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> RegistryV1.RegisterResponse {
      try await callUnary(channel, RegistryServiceMethods.register, request, options)
    }

    /// Keeps a lease alive.
    public func heartbeat(
      _ request: RegistryV1.HeartbeatRequest, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> RegistryV1.HeartbeatResponse {
      try await callUnary(channel, RegistryServiceMethods.heartbeat, request, options)
    }

    /// Ends a lease at once, in good order.
    public func deregister(
      _ request: RegistryV1.DeregisterRequest, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> RegistryV1.DeregisterResponse {
      try await callUnary(channel, RegistryServiceMethods.deregister, request, options)
    }

    /// Held open by an instance for as long as it lives: when the stream breaks, it is gone at once.
    public func attach(
      _ request: RegistryV1.AttachRequest, _ options: CallOptions = CallOptions(),
      onMessage: @escaping @Sendable (RegistryV1.AttachEvent) async throws -> Void
    ) async throws {
      try await callStreaming(channel, RegistryServiceMethods.attach, request, options, onMessage)
    }

    public func listServices(
      _ request: RegistryV1.ListServicesRequest, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> RegistryV1.ListServicesResponse {
      try await callUnary(channel, RegistryServiceMethods.listServices, request, options)
    }

    public func listInstances(
      _ request: RegistryV1.ListInstancesRequest, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> RegistryV1.ListInstancesResponse {
      try await callUnary(channel, RegistryServiceMethods.listInstances, request, options)
    }

    /// One instance, with everything known about it.
    public func describeInstance(
      _ request: RegistryV1.DescribeInstanceRequest, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> RegistryV1.Instance {
      try await callUnary(channel, RegistryServiceMethods.describeInstance, request, options)
    }

    /// The instances a client should call now: up, not draining, weight above zero.
    public func resolve(
      _ request: RegistryV1.ResolveRequest, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> RegistryV1.ResolveResponse {
      try await callUnary(channel, RegistryServiceMethods.resolve, request, options)
    }

    /// The full list at once, then again after every change.
    public func watch(
      _ request: RegistryV1.WatchRequest, _ options: CallOptions = CallOptions(),
      onMessage: @escaping @Sendable (RegistryV1.WatchEvent) async throws -> Void
    ) async throws {
      try await callStreaming(channel, RegistryServiceMethods.watch, request, options, onMessage)
    }

    public func setWeight(
      _ request: RegistryV1.SetWeightRequest, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> RegistryV1.Instance {
      try await callUnary(channel, RegistryServiceMethods.setWeight, request, options)
    }

    /// Takes an instance out of rotation; calls in flight go on.
    public func drain(
      _ request: RegistryV1.DrainRequest, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> RegistryV1.Instance {
      try await callUnary(channel, RegistryServiceMethods.drain, request, options)
    }

    /// Ends somebody's lease by an operator's hand.
    public func evict(
      _ request: RegistryV1.EvictRequest, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> RegistryV1.EvictResponse {
      try await callUnary(channel, RegistryServiceMethods.evict, request, options)
    }

    public func putConfig(
      _ request: RegistryV1.PutConfigRequest, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> RegistryV1.ConfigValue {
      try await callUnary(channel, RegistryServiceMethods.putConfig, request, options)
    }

    public func getConfig(
      _ request: RegistryV1.GetConfigRequest, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> RegistryV1.ConfigValue {
      try await callUnary(channel, RegistryServiceMethods.getConfig, request, options)
    }

    /// Every kept version of one key, newest first.
    public func listConfigVersions(
      _ request: RegistryV1.ListConfigVersionsRequest, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> RegistryV1.ListConfigVersionsResponse {
      try await callUnary(channel, RegistryServiceMethods.listConfigVersions, request, options)
    }

    /// The value at once (if there is one), then again after every change.
    public func watchConfig(
      _ request: RegistryV1.WatchConfigRequest, _ options: CallOptions = CallOptions(),
      onMessage: @escaping @Sendable (RegistryV1.ConfigValue) async throws -> Void
    ) async throws {
      try await callStreaming(channel, RegistryServiceMethods.watchConfig, request, options, onMessage)
    }
  }

  /// The methods of `onsale.registry.v1.RegistryService`, as both sides know them.
  public enum RegistryServiceMethods {
    public static let service = "onsale.registry.v1.RegistryService"
    public static let register = MethodDescriptor(
      service: service, name: "Register",
      kind: .unary, isIdempotent: true)
    public static let heartbeat = MethodDescriptor(
      service: service, name: "Heartbeat",
      kind: .unary, isIdempotent: true)
    public static let deregister = MethodDescriptor(
      service: service, name: "Deregister",
      kind: .unary, isIdempotent: true)
    public static let attach = MethodDescriptor(
      service: service, name: "Attach",
      kind: .serverStreaming, isIdempotent: false)
    public static let listServices = MethodDescriptor(
      service: service, name: "ListServices",
      kind: .unary, isIdempotent: true)
    public static let listInstances = MethodDescriptor(
      service: service, name: "ListInstances",
      kind: .unary, isIdempotent: true)
    public static let describeInstance = MethodDescriptor(
      service: service, name: "DescribeInstance",
      kind: .unary, isIdempotent: true)
    public static let resolve = MethodDescriptor(
      service: service, name: "Resolve",
      kind: .unary, isIdempotent: true)
    public static let watch = MethodDescriptor(
      service: service, name: "Watch",
      kind: .serverStreaming, isIdempotent: false)
    public static let setWeight = MethodDescriptor(
      service: service, name: "SetWeight",
      kind: .unary, isIdempotent: true)
    public static let drain = MethodDescriptor(
      service: service, name: "Drain",
      kind: .unary, isIdempotent: true)
    public static let evict = MethodDescriptor(
      service: service, name: "Evict",
      kind: .unary, isIdempotent: true)
    public static let putConfig = MethodDescriptor(
      service: service, name: "PutConfig",
      kind: .unary, isIdempotent: false)
    public static let getConfig = MethodDescriptor(
      service: service, name: "GetConfig",
      kind: .unary, isIdempotent: true)
    public static let listConfigVersions = MethodDescriptor(
      service: service, name: "ListConfigVersions",
      kind: .unary, isIdempotent: true)
    public static let watchConfig = MethodDescriptor(
      service: service, name: "WatchConfig",
      kind: .serverStreaming, isIdempotent: false)
    /// In the order of the proto.
    public static let all: [MethodDescriptor] = [
      register,
      heartbeat,
      deregister,
      attach,
      listServices,
      listInstances,
      describeInstance,
      resolve,
      watch,
      setWeight,
      drain,
      evict,
      putConfig,
      getConfig,
      listConfigVersions,
      watchConfig,
    ]
  }
}

extension RegistryV1.RegistryServiceProtocol {
  /// The service as a server mounts it. A request that does not decode is answered with
  /// INVALID_ARGUMENT, reason MALFORMED_MESSAGE.
  public var registryServiceDefinition: ServiceDefinition {
    ServiceDefinition(
      name: RegistryV1.RegistryServiceMethods.service,
      methods: [
        unaryMethod(RegistryV1.RegistryServiceMethods.register) {
          (request: RegistryV1.RegisterRequest, call: ServerCall) -> RegistryV1.RegisterResponse in
          try await self.register(request, call)
        },
        unaryMethod(RegistryV1.RegistryServiceMethods.heartbeat) {
          (request: RegistryV1.HeartbeatRequest, call: ServerCall) -> RegistryV1.HeartbeatResponse in
          try await self.heartbeat(request, call)
        },
        unaryMethod(RegistryV1.RegistryServiceMethods.deregister) {
          (request: RegistryV1.DeregisterRequest, call: ServerCall) -> RegistryV1.DeregisterResponse in
          try await self.deregister(request, call)
        },
        streamingMethod(RegistryV1.RegistryServiceMethods.attach) {
          (request: RegistryV1.AttachRequest, call: ServerCall,
            send: @escaping @Sendable (RegistryV1.AttachEvent) async throws -> Void) in
          try await self.attach(request, call, send)
        },
        unaryMethod(RegistryV1.RegistryServiceMethods.listServices) {
          (request: RegistryV1.ListServicesRequest, call: ServerCall) -> RegistryV1.ListServicesResponse in
          try await self.listServices(request, call)
        },
        unaryMethod(RegistryV1.RegistryServiceMethods.listInstances) {
          (request: RegistryV1.ListInstancesRequest, call: ServerCall) -> RegistryV1.ListInstancesResponse in
          try await self.listInstances(request, call)
        },
        unaryMethod(RegistryV1.RegistryServiceMethods.describeInstance) {
          (request: RegistryV1.DescribeInstanceRequest, call: ServerCall) -> RegistryV1.Instance in
          try await self.describeInstance(request, call)
        },
        unaryMethod(RegistryV1.RegistryServiceMethods.resolve) {
          (request: RegistryV1.ResolveRequest, call: ServerCall) -> RegistryV1.ResolveResponse in
          try await self.resolve(request, call)
        },
        streamingMethod(RegistryV1.RegistryServiceMethods.watch) {
          (request: RegistryV1.WatchRequest, call: ServerCall,
            send: @escaping @Sendable (RegistryV1.WatchEvent) async throws -> Void) in
          try await self.watch(request, call, send)
        },
        unaryMethod(RegistryV1.RegistryServiceMethods.setWeight) {
          (request: RegistryV1.SetWeightRequest, call: ServerCall) -> RegistryV1.Instance in
          try await self.setWeight(request, call)
        },
        unaryMethod(RegistryV1.RegistryServiceMethods.drain) {
          (request: RegistryV1.DrainRequest, call: ServerCall) -> RegistryV1.Instance in
          try await self.drain(request, call)
        },
        unaryMethod(RegistryV1.RegistryServiceMethods.evict) {
          (request: RegistryV1.EvictRequest, call: ServerCall) -> RegistryV1.EvictResponse in
          try await self.evict(request, call)
        },
        unaryMethod(RegistryV1.RegistryServiceMethods.putConfig) {
          (request: RegistryV1.PutConfigRequest, call: ServerCall) -> RegistryV1.ConfigValue in
          try await self.putConfig(request, call)
        },
        unaryMethod(RegistryV1.RegistryServiceMethods.getConfig) {
          (request: RegistryV1.GetConfigRequest, call: ServerCall) -> RegistryV1.ConfigValue in
          try await self.getConfig(request, call)
        },
        unaryMethod(RegistryV1.RegistryServiceMethods.listConfigVersions) {
          (request: RegistryV1.ListConfigVersionsRequest, call: ServerCall) -> RegistryV1.ListConfigVersionsResponse in
          try await self.listConfigVersions(request, call)
        },
        streamingMethod(RegistryV1.RegistryServiceMethods.watchConfig) {
          (request: RegistryV1.WatchConfigRequest, call: ServerCall,
            send: @escaping @Sendable (RegistryV1.ConfigValue) async throws -> Void) in
          try await self.watchConfig(request, call, send)
        },
      ])
  }
}

extension RegistryV1 {
  /// The routes of this package's services at the gateway.
  public static let gatewayRoutes: [GatewayRoute] = [
  ]
}
