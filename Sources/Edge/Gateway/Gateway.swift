import Admission
public import Base
public import Logging
import Messages
public import Ports
public import RPCCore
import Telemetry

/// What a role says of itself, as `/healthz` shows it.
public enum RoleState: String, Sendable, Hashable {
  case serving
  /// It answers, and says that it cannot do its work: its store fails, or it is still starting or stopping.
  case notServing = "not serving"
  /// No instance of it answered in time.
  case unreachable
}

/// JSON over HTTP on one side, RPC on the other.
///
/// ```
///  request ─► address limit ─► who is it (token, revoked?) ─► user limit ─► JSON → message
///                                                                               │ deadline, user, roles,
///  response ◄─ JSON ◄─ message, or google.rpc.Status with reason and id ◄── call ◄┘ request id, trace
/// ```
/// A request stays on the loop that read it: what all requests share (limits, verified tokens,
/// revocations) stands behind short locks, and no header of a client ever becomes metadata as it
/// is. The listener sees an `HTTPResponder` and nothing else.
public final class Gateway: HTTPResponder {
  /// Answers paths that no API route has: static files, pages.
  public struct ExtraRoute: Sendable {
    /// `/` takes everything that is left; `/web/` all below it.
    public let prefix: String
    public let responder: any HTTPResponder

    public init(prefix: String, responder: any HTTPResponder) {
      self.prefix = prefix
      self.responder = responder
    }
  }

  /// How every role is, by name; all of them must be serving for `/healthz` to say 200. Asked once per
  /// request of that page: whoever gives it bounds what that costs.
  public typealias Readiness = @Sendable () async -> [String: RoleState]

  let configuration: GatewayConfiguration
  let loop: any Loop
  let channels: [String: any Channel]
  let tokens: TokenDesk
  let readiness: Readiness
  let metricsPage: (@Sendable () -> String)?
  let log: Logger
  private let routes: RouteTable
  private let extraRoutes: [ExtraRoute]
  private let desk: Locked<AdmissionDesk>
  let counters = GatewayCounters()

  /// - Parameters:
  ///   - channels: by the full name of the service: `onsale.order.v1.OrderService`. The auth
  ///     service must be among them; a route of a service that is not answers UNAVAILABLE.
  ///   - loop: for `run` and for time; requests run on the loops that bring them.
  ///   - metricsPage: the text of `/metrics`; nil: there is no such page.
  ///   - extraRoutes: asked in their order, after the API's routes.
  public init(
    _ configuration: GatewayConfiguration, channels: [String: any Channel], loop: any Loop, crypto: any Crypto,
    readiness: @escaping Readiness, metricsPage: (@Sendable () -> String)? = nil, extraRoutes: [ExtraRoute] = [],
    log: Logger
  ) {
    let auth = channels[AuthV1.AuthServiceMethods.listKeys.service]
    guard let auth else { preconditionFailure("a gateway with a channel to the auth service") }
    self.configuration = configuration
    self.loop = loop
    self.channels = channels
    self.readiness = readiness
    self.metricsPage = metricsPage
    self.extraRoutes = extraRoutes
    self.log = log
    tokens = TokenDesk(configuration, auth: auth, crypto: crypto, loop: loop, log: log)
    routes = RouteTable(gatewayRoutes)
    desk = Locked(AdmissionDesk(configuration.admission))
  }

  /// Follows the auth service's keys and revocations until the task is cancelled. Without it every
  /// token is answered UNAVAILABLE.
  public func run() async { await tokens.run() }

  public func respond(to request: HTTPRequest) async -> HTTPResponse {
    let started = loop.now
    var visit = Visit(request, trusted: configuration.trustedHops, loop)
    var response: HTTPResponse
    do { response = try await answer(request, &visit) } catch { response = problem(error, visit) }
    if response.header("x-request-id") == nil { response.headers.append(HTTPField("x-request-id", visit.requestID)) }
    response.headers.append(HTTPField(MetadataKey.traceparent, visit.trace.text))
    if request.method == "HEAD" { response.body = [] }
    let time = started.duration(to: loop.now)
    counters.note(route: visit.label, status: response.status, time)
    log.debug(
      "answered",
      metadata: [
        LogKey.method: "\(visit.label)", LogKey.status: "\(response.status)", LogKey.request: "\(visit.requestID)",
        LogKey.trace: "\(visit.trace.trace)", LogKey.address: "\(visit.client)",
        LogKey.milliseconds: "\(time.clampedMilliseconds)",
      ])
    return response
  }

  private func answer(_ request: HTTPRequest, _ visit: inout Visit) async throws -> HTTPResponse {
    try Self.refuseOverrides(request)
    try visit.takeKey(request)
    if request.method == "OPTIONS", request.path == "*" { return HTTPResponse(status: 204) }
    if let page = try await ownPage(request, &visit) { return page }
    let method = request.method == "HEAD" ? "GET" : request.method
    switch routes.match(method: method, path: request.path) {
    case .route(let index, let variables):
      return try await call(routes.routes[index], variables, request, &visit)
    case .otherMethods(let allowed):
      try admit(.read, from: visit.client)
      return try Self.options(request, allowed)
    case .unknown:
      try admit(.read, from: visit.client)
      return try await elsewhere(request, &visit)
    case .malformed:
      try admit(.read, from: visit.client)
      throw GatewayError(.invalidArgument, "The path is not a path.", reason: "PATH_MALFORMED")
    }
  }

  private func elsewhere(_ request: HTTPRequest, _ visit: inout Visit) async throws -> HTTPResponse {
    guard let extra = extraRoutes.first(where: { request.path.hasPrefix($0.prefix) }) else {
      throw GatewayError(.notFound, "There is nothing at this path.", reason: "ROUTE_UNKNOWN")
    }
    visit.label = "\(extra.prefix)*"
    return await extra.responder.respond(to: request)
  }

  /// The answer to a known path with a method that has no route there.
  private static func options(_ request: HTTPRequest, _ methods: [String]) throws(GatewayError) -> HTTPResponse {
    let all = Set(methods + (methods.contains("GET") ? ["HEAD"] : []) + ["OPTIONS"]).sorted()
    let allow = HTTPField("allow", all.joined(separator: ", "))
    if request.method == "OPTIONS" { return HTTPResponse(status: 204, headers: [allow]) }
    throw GatewayError(
      .unimplemented, "This path takes \(all.joined(separator: ", ")).", reason: "METHOD_NOT_ALLOWED", status: 405,
      headers: [allow])
  }

  /// One method, said once: a proxy and the gateway must not see two different requests.
  private static func refuseOverrides(_ request: HTTPRequest) throws(GatewayError) {
    for name in ["x-http-method-override", "x-http-method", "x-method-override"] where request.header(name) != nil {
      throw GatewayError(.invalidArgument, "Send the method you mean.", reason: "METHOD_OVERRIDE_REFUSED")
    }
  }
}

// MARK: - Calls

extension Gateway {
  private func call(
    _ route: Route, _ variables: [PathRouter.Variable], _ request: HTTPRequest, _ visit: inout Visit
  ) async throws -> HTTPResponse {
    visit.label = route.label
    try admit(route.admission, from: visit.client)
    let person = try await person(route.access, request)
    if let person {
      let now = loop.now
      try desk.withLock { desk throws(AdmissionRefusal) in try desk.admit(route.admission, by: person.user, at: now) }
    }
    let message = try RequestReader.message(of: route, variables, request)
    guard let channel = channels[route.http.method.service] else {
      throw RPCError(.unavailable, "This part of the platform is not running.", reason: "SERVICE_NOT_RUNNING")
    }
    let answer = try await channel.unary(
      route.http.method, message.serialized(),
      CallOptions(metadata: visit.metadata(person), timeout: configuration.timeout))
    return try ResponseWriter.response(answer, of: route)
  }

  private func admit(_ kind: RouteClass, from address: IPAddress) throws(AdmissionRefusal) {
    let now = loop.now
    try desk.withLock { desk throws(AdmissionRefusal) in try desk.admit(kind, from: address, at: now) }
  }

  private func person(_ access: Route.Access, _ request: HTTPRequest) async throws -> VerifiedToken? {
    if access == .anonymous { return nil }
    let headers = request.headers.all(named: "authorization")
    guard let header = headers.first else {
      if access == .open { return nil }
      throw GatewayError(
        .unauthenticated, "Log in first.", reason: "NOT_LOGGED_IN",
        headers: [HTTPField("www-authenticate", "Bearer")])
    }
    let words = header.split(separator: " ", omittingEmptySubsequences: true)
    guard headers.count == 1, words.count == 2, words[0].lowercased() == "bearer" else { throw TokenFault.malformed }
    return try await tokens.bearer(String(words[1]))
  }
}
