// Made by scripts/generate from the files in proto/. Do not edit.
public import RPCCore

extension AdminV1 {
  /// What one process says of its own calls and connections; every role answers it, to operators.
  ///
  /// The server's side: what answers the calls.
  public protocol StatisticsServiceProtocol: Sendable {
    func getStatistics(_ request: AdminV1.GetStatisticsRequest, _ call: ServerCall)
      async throws -> AdminV1.Statistics
  }

  /// What one process says of its own calls and connections; every role answers it, to operators.
  ///
  /// The client's side: calls over a channel.
  public struct StatisticsServiceClient: Sendable {
    private let channel: any Channel

    public init(_ channel: any Channel) { self.channel = channel }

    public func getStatistics(
      _ request: AdminV1.GetStatisticsRequest, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> AdminV1.Statistics {
      try await callUnary(channel, StatisticsServiceMethods.getStatistics, request, options)
    }
  }

  /// The methods of `onsale.admin.v1.StatisticsService`, as both sides know them.
  public enum StatisticsServiceMethods {
    public static let service = "onsale.admin.v1.StatisticsService"
    public static let getStatistics = MethodDescriptor(
      service: service, name: "GetStatistics",
      kind: .unary, isIdempotent: true)
    /// In the order of the proto.
    public static let all: [MethodDescriptor] = [
      getStatistics,
    ]
  }
}

extension AdminV1.StatisticsServiceProtocol {
  /// The service as a server mounts it. A request that does not decode is answered with
  /// INVALID_ARGUMENT, reason MALFORMED_MESSAGE.
  public var statisticsServiceDefinition: ServiceDefinition {
    ServiceDefinition(
      name: AdminV1.StatisticsServiceMethods.service,
      methods: [
        unaryMethod(AdminV1.StatisticsServiceMethods.getStatistics) {
          (request: AdminV1.GetStatisticsRequest, call: ServerCall) -> AdminV1.Statistics in
          try await self.getStatistics(request, call)
        },
      ])
  }
}

extension AdminV1 {
  /// The routes of this package's services at the gateway.
  public static let gatewayRoutes: [GatewayRoute] = [
  ]
}
