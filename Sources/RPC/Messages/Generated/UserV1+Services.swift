// Made by scripts/generate from the files in proto/. Do not edit.
public import RPCCore

extension UserV1 {
  /// Profiles, roles and what a user has done.
  ///
  /// The server's side: what answers the calls.
  public protocol UserServiceProtocol: Sendable {
    func getProfile(_ request: UserV1.GetProfileRequest, _ call: ServerCall)
      async throws -> UserV1.Profile
    func updateProfile(_ request: UserV1.UpdateProfileRequest, _ call: ServerCall)
      async throws -> UserV1.Profile
    /// Ends every session of the user.
    func changePassword(_ request: UserV1.ChangePasswordRequest, _ call: ServerCall)
      async throws -> UserV1.ChangePasswordResponse
    /// Operators only.
    func setRoles(_ request: UserV1.SetRolesRequest, _ call: ServerCall)
      async throws -> UserV1.Profile
    /// What the user did and what was done to the account, newest first.
    func listActions(_ request: UserV1.ListActionsRequest, _ call: ServerCall)
      async throws -> UserV1.ListActionsResponse
    /// Internal: makes the profile of a new account.
    func createProfile(_ request: UserV1.CreateProfileRequest, _ call: ServerCall)
      async throws -> UserV1.Profile
    /// Internal: notes an action; the same action id again changes nothing.
    func recordAction(_ request: UserV1.RecordActionRequest, _ call: ServerCall)
      async throws -> UserV1.RecordActionResponse
  }

  /// Profiles, roles and what a user has done.
  ///
  /// The client's side: calls over a channel.
  public struct UserServiceClient: Sendable {
    private let channel: any Channel

    public init(_ channel: any Channel) { self.channel = channel }

    public func getProfile(
      _ request: UserV1.GetProfileRequest, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> UserV1.Profile {
      try await callUnary(channel, UserServiceMethods.getProfile, request, options)
    }

    public func updateProfile(
      _ request: UserV1.UpdateProfileRequest, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> UserV1.Profile {
      try await callUnary(channel, UserServiceMethods.updateProfile, request, options)
    }

    /// Ends every session of the user.
    public func changePassword(
      _ request: UserV1.ChangePasswordRequest, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> UserV1.ChangePasswordResponse {
      try await callUnary(channel, UserServiceMethods.changePassword, request, options)
    }

    /// Operators only.
    public func setRoles(
      _ request: UserV1.SetRolesRequest, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> UserV1.Profile {
      try await callUnary(channel, UserServiceMethods.setRoles, request, options)
    }

    /// What the user did and what was done to the account, newest first.
    public func listActions(
      _ request: UserV1.ListActionsRequest, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> UserV1.ListActionsResponse {
      try await callUnary(channel, UserServiceMethods.listActions, request, options)
    }

    /// Internal: makes the profile of a new account.
    public func createProfile(
      _ request: UserV1.CreateProfileRequest, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> UserV1.Profile {
      try await callUnary(channel, UserServiceMethods.createProfile, request, options)
    }

    /// Internal: notes an action; the same action id again changes nothing.
    public func recordAction(
      _ request: UserV1.RecordActionRequest, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> UserV1.RecordActionResponse {
      try await callUnary(channel, UserServiceMethods.recordAction, request, options)
    }
  }

  /// The methods of `onsale.user.v1.UserService`, as both sides know them.
  public enum UserServiceMethods {
    public static let service = "onsale.user.v1.UserService"
    public static let getProfile = MethodDescriptor(
      service: service, name: "GetProfile",
      kind: .unary, isIdempotent: true)
    public static let updateProfile = MethodDescriptor(
      service: service, name: "UpdateProfile",
      kind: .unary, isIdempotent: false)
    public static let changePassword = MethodDescriptor(
      service: service, name: "ChangePassword",
      kind: .unary, isIdempotent: false)
    public static let setRoles = MethodDescriptor(
      service: service, name: "SetRoles",
      kind: .unary, isIdempotent: false)
    public static let listActions = MethodDescriptor(
      service: service, name: "ListActions",
      kind: .unary, isIdempotent: true)
    public static let createProfile = MethodDescriptor(
      service: service, name: "CreateProfile",
      kind: .unary, isIdempotent: true)
    public static let recordAction = MethodDescriptor(
      service: service, name: "RecordAction",
      kind: .unary, isIdempotent: true)
    /// In the order of the proto.
    public static let all: [MethodDescriptor] = [
      getProfile,
      updateProfile,
      changePassword,
      setRoles,
      listActions,
      createProfile,
      recordAction,
    ]
  }
}

extension UserV1.UserServiceProtocol {
  /// The service as a server mounts it. A request that does not decode is answered with
  /// INVALID_ARGUMENT, reason MALFORMED_MESSAGE.
  public var userServiceDefinition: ServiceDefinition {
    ServiceDefinition(
      name: UserV1.UserServiceMethods.service,
      methods: [
        unaryMethod(UserV1.UserServiceMethods.getProfile) {
          (request: UserV1.GetProfileRequest, call: ServerCall) -> UserV1.Profile in
          try await self.getProfile(request, call)
        },
        unaryMethod(UserV1.UserServiceMethods.updateProfile) {
          (request: UserV1.UpdateProfileRequest, call: ServerCall) -> UserV1.Profile in
          try await self.updateProfile(request, call)
        },
        unaryMethod(UserV1.UserServiceMethods.changePassword) {
          (request: UserV1.ChangePasswordRequest, call: ServerCall) -> UserV1.ChangePasswordResponse in
          try await self.changePassword(request, call)
        },
        unaryMethod(UserV1.UserServiceMethods.setRoles) {
          (request: UserV1.SetRolesRequest, call: ServerCall) -> UserV1.Profile in
          try await self.setRoles(request, call)
        },
        unaryMethod(UserV1.UserServiceMethods.listActions) {
          (request: UserV1.ListActionsRequest, call: ServerCall) -> UserV1.ListActionsResponse in
          try await self.listActions(request, call)
        },
        unaryMethod(UserV1.UserServiceMethods.createProfile) {
          (request: UserV1.CreateProfileRequest, call: ServerCall) -> UserV1.Profile in
          try await self.createProfile(request, call)
        },
        unaryMethod(UserV1.UserServiceMethods.recordAction) {
          (request: UserV1.RecordActionRequest, call: ServerCall) -> UserV1.RecordActionResponse in
          try await self.recordAction(request, call)
        },
      ])
  }
}

extension UserV1 {
  /// The routes of this package's services at the gateway.
  public static let gatewayRoutes: [GatewayRoute] = [
    GatewayRoute(
      httpMethod: "GET", template: "/v1/users/me",
      method: UserServiceMethods.getProfile,
      request: UserV1.GetProfileRequest.self, response: UserV1.Profile.self, body: .none,
      responseField: nil),
    GatewayRoute(
      httpMethod: "PATCH", template: "/v1/users/me",
      method: UserServiceMethods.updateProfile,
      request: UserV1.UpdateProfileRequest.self, response: UserV1.Profile.self, body: .whole,
      responseField: nil),
    GatewayRoute(
      httpMethod: "POST", template: "/v1/users/me/password",
      method: UserServiceMethods.changePassword,
      request: UserV1.ChangePasswordRequest.self, response: UserV1.ChangePasswordResponse.self, body: .whole,
      responseField: nil),
    GatewayRoute(
      httpMethod: "PUT", template: "/v1/users/{user_id}/roles",
      method: UserServiceMethods.setRoles,
      request: UserV1.SetRolesRequest.self, response: UserV1.Profile.self, body: .whole,
      responseField: nil),
    GatewayRoute(
      httpMethod: "GET", template: "/v1/users/me/actions",
      method: UserServiceMethods.listActions,
      request: UserV1.ListActionsRequest.self, response: UserV1.ListActionsResponse.self, body: .none,
      responseField: nil),
  ]
}
