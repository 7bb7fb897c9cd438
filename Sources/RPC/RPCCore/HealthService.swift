/// `grpc.health.v1.Health/Check`, as load balancers and probes call it (grpc doc/health-checking.md).
/// Its two messages are one field each, so they are read and written by hand.
public struct HealthService: Sendable {
  private let names: Set<String>
  private let isServing: @Sendable () -> Bool

  /// Answers for the services in `names` and for the server as a whole (the empty name).
  public init(names: Set<String>, isServing: @escaping @Sendable () -> Bool) {
    self.names = names
    self.isServing = isServing
  }

  public static let check = MethodDescriptor(
    service: "grpc.health.v1.Health", name: "Check", kind: .unary, isIdempotent: true)

  /// SERVING or NOT_SERVING; NOT_FOUND for a service that is not here.
  public var definition: ServiceDefinition {
    ServiceDefinition(
      name: Self.check.service,
      methods: [
        RPCMethod(Self.check, .unary { request, _ in
          let name = try Self.name(request)
          guard name.isEmpty || names.contains(name) else {
            throw RPCError(.notFound, "no service '\(name.prefix(100))' here", reason: "UNKNOWN_SERVICE")
          }
          return [0x08, isServing() ? 1 : 2]
        })
      ])
  }

  /// `HealthCheckRequest { string service = 1 }`, of at most 127 bytes.
  private static func name(_ request: [UInt8]) throws(RPCError) -> String {
    if request.isEmpty { return "" }
    guard request.count >= 2, request[0] == 0x0A, request[1] < 0x80, request.count == 2 + Int(request[1]),
      let name = String(validating: request[2...], as: UTF8.self)
    else {
      throw RPCError(.invalidArgument, "no HealthCheckRequest", reason: "MALFORMED_MESSAGE")
    }
    return name
  }
}
