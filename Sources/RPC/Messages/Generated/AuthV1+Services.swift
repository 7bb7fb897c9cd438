// Made by scripts/generate from the files in proto/. Do not edit.
public import RPCCore

extension AuthV1 {
  /// Accounts, passwords and tokens.
  ///
  /// The server's side: what answers the calls.
  public protocol AuthServiceProtocol: Sendable {
    func register(_ request: AuthV1.RegisterRequest, _ call: ServerCall)
      async throws -> AuthV1.Session
    func logIn(_ request: AuthV1.LogInRequest, _ call: ServerCall)
      async throws -> AuthV1.Session
    /// Trades a refresh token for a new pair. A token used twice ends its whole family.
    func refresh(_ request: AuthV1.RefreshRequest, _ call: ServerCall)
      async throws -> AuthV1.Session
    func logOut(_ request: AuthV1.LogOutRequest, _ call: ServerCall)
      async throws -> AuthV1.LogOutResponse
    /// The public keys that verify access tokens, as a JWK set.
    func listKeys(_ request: AuthV1.ListKeysRequest, _ call: ServerCall)
      async throws -> AuthV1.ListKeysResponse
    /// Internal: checks the old password, stores the new one, ends every token of the user.
    func changePassword(_ request: AuthV1.ChangePasswordRequest, _ call: ServerCall)
      async throws -> AuthV1.ChangePasswordResponse
    /// Internal: sets the roles that new access tokens carry.
    func setRoles(_ request: AuthV1.SetRolesRequest, _ call: ServerCall)
      async throws -> AuthV1.SetRolesResponse
    /// Internal: every revocation still of interest at once, then each new one as it happens.
    func watchRevocations(
      _ request: AuthV1.WatchRevocationsRequest, _ call: ServerCall,
      _ send: @escaping @Sendable (AuthV1.Revocation) async throws -> Void
    ) async throws
  }

  /// Accounts, passwords and tokens.
  ///
  /// The client's side: calls over a channel.
  public struct AuthServiceClient: Sendable {
    private let channel: any Channel

    public init(_ channel: any Channel) { self.channel = channel }

    public func register(
      _ request: AuthV1.RegisterRequest, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> AuthV1.Session {
      try await callUnary(channel, AuthServiceMethods.register, request, options)
    }

    public func logIn(
      _ request: AuthV1.LogInRequest, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> AuthV1.Session {
      try await callUnary(channel, AuthServiceMethods.logIn, request, options)
    }

    /// Trades a refresh token for a new pair. A token used twice ends its whole family.
    public func refresh(
      _ request: AuthV1.RefreshRequest, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> AuthV1.Session {
      try await callUnary(channel, AuthServiceMethods.refresh, request, options)
    }

    public func logOut(
      _ request: AuthV1.LogOutRequest, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> AuthV1.LogOutResponse {
      try await callUnary(channel, AuthServiceMethods.logOut, request, options)
    }

    /// The public keys that verify access tokens, as a JWK set.
    public func listKeys(
      _ request: AuthV1.ListKeysRequest, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> AuthV1.ListKeysResponse {
      try await callUnary(channel, AuthServiceMethods.listKeys, request, options)
    }

    /// Internal: checks the old password, stores the new one, ends every token of the user.
    public func changePassword(
      _ request: AuthV1.ChangePasswordRequest, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> AuthV1.ChangePasswordResponse {
      try await callUnary(channel, AuthServiceMethods.changePassword, request, options)
    }

    /// Internal: sets the roles that new access tokens carry.
    public func setRoles(
      _ request: AuthV1.SetRolesRequest, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> AuthV1.SetRolesResponse {
      try await callUnary(channel, AuthServiceMethods.setRoles, request, options)
    }

    /// Internal: every revocation still of interest at once, then each new one as it happens.
    public func watchRevocations(
      _ request: AuthV1.WatchRevocationsRequest, _ options: CallOptions = CallOptions(),
      onMessage: @escaping @Sendable (AuthV1.Revocation) async throws -> Void
    ) async throws {
      try await callStreaming(channel, AuthServiceMethods.watchRevocations, request, options, onMessage)
    }
  }

  /// The methods of `onsale.auth.v1.AuthService`, as both sides know them.
  public enum AuthServiceMethods {
    public static let service = "onsale.auth.v1.AuthService"
    public static let register = MethodDescriptor(
      service: service, name: "Register",
      kind: .unary, isIdempotent: false)
    public static let logIn = MethodDescriptor(
      service: service, name: "LogIn",
      kind: .unary, isIdempotent: false)
    public static let refresh = MethodDescriptor(
      service: service, name: "Refresh",
      kind: .unary, isIdempotent: false)
    public static let logOut = MethodDescriptor(
      service: service, name: "LogOut",
      kind: .unary, isIdempotent: false)
    public static let listKeys = MethodDescriptor(
      service: service, name: "ListKeys",
      kind: .unary, isIdempotent: true)
    public static let changePassword = MethodDescriptor(
      service: service, name: "ChangePassword",
      kind: .unary, isIdempotent: false)
    public static let setRoles = MethodDescriptor(
      service: service, name: "SetRoles",
      kind: .unary, isIdempotent: true)
    public static let watchRevocations = MethodDescriptor(
      service: service, name: "WatchRevocations",
      kind: .serverStreaming, isIdempotent: false)
    /// In the order of the proto.
    public static let all: [MethodDescriptor] = [
      register,
      logIn,
      refresh,
      logOut,
      listKeys,
      changePassword,
      setRoles,
      watchRevocations,
    ]
  }
}

extension AuthV1.AuthServiceProtocol {
  /// The service as a server mounts it. A request that does not decode is answered with
  /// INVALID_ARGUMENT, reason MALFORMED_MESSAGE.
  public var authServiceDefinition: ServiceDefinition {
    ServiceDefinition(
      name: AuthV1.AuthServiceMethods.service,
      methods: [
        unaryMethod(AuthV1.AuthServiceMethods.register) {
          (request: AuthV1.RegisterRequest, call: ServerCall) -> AuthV1.Session in
          try await self.register(request, call)
        },
        unaryMethod(AuthV1.AuthServiceMethods.logIn) {
          (request: AuthV1.LogInRequest, call: ServerCall) -> AuthV1.Session in
          try await self.logIn(request, call)
        },
        unaryMethod(AuthV1.AuthServiceMethods.refresh) {
          (request: AuthV1.RefreshRequest, call: ServerCall) -> AuthV1.Session in
          try await self.refresh(request, call)
        },
        unaryMethod(AuthV1.AuthServiceMethods.logOut) {
          (request: AuthV1.LogOutRequest, call: ServerCall) -> AuthV1.LogOutResponse in
          try await self.logOut(request, call)
        },
        unaryMethod(AuthV1.AuthServiceMethods.listKeys) {
          (request: AuthV1.ListKeysRequest, call: ServerCall) -> AuthV1.ListKeysResponse in
          try await self.listKeys(request, call)
        },
        unaryMethod(AuthV1.AuthServiceMethods.changePassword) {
          (request: AuthV1.ChangePasswordRequest, call: ServerCall) -> AuthV1.ChangePasswordResponse in
          try await self.changePassword(request, call)
        },
        unaryMethod(AuthV1.AuthServiceMethods.setRoles) {
          (request: AuthV1.SetRolesRequest, call: ServerCall) -> AuthV1.SetRolesResponse in
          try await self.setRoles(request, call)
        },
        streamingMethod(AuthV1.AuthServiceMethods.watchRevocations) {
          (request: AuthV1.WatchRevocationsRequest, call: ServerCall,
            send: @escaping @Sendable (AuthV1.Revocation) async throws -> Void) in
          try await self.watchRevocations(request, call, send)
        },
      ])
  }
}

extension AuthV1 {
  /// The routes of this package's services at the gateway.
  public static let gatewayRoutes: [GatewayRoute] = [
    GatewayRoute(
      httpMethod: "POST", template: "/v1/auth/register",
      method: AuthServiceMethods.register,
      request: AuthV1.RegisterRequest.self, response: AuthV1.Session.self, body: .whole,
      responseField: nil),
    GatewayRoute(
      httpMethod: "POST", template: "/v1/auth/login",
      method: AuthServiceMethods.logIn,
      request: AuthV1.LogInRequest.self, response: AuthV1.Session.self, body: .whole,
      responseField: nil),
    GatewayRoute(
      httpMethod: "POST", template: "/v1/auth/refresh",
      method: AuthServiceMethods.refresh,
      request: AuthV1.RefreshRequest.self, response: AuthV1.Session.self, body: .whole,
      responseField: nil),
    GatewayRoute(
      httpMethod: "POST", template: "/v1/auth/logout",
      method: AuthServiceMethods.logOut,
      request: AuthV1.LogOutRequest.self, response: AuthV1.LogOutResponse.self, body: .whole,
      responseField: nil),
    GatewayRoute(
      httpMethod: "GET", template: "/v1/auth/keys",
      method: AuthServiceMethods.listKeys,
      request: AuthV1.ListKeysRequest.self, response: AuthV1.ListKeysResponse.self, body: .none,
      responseField: nil),
  ]
}
