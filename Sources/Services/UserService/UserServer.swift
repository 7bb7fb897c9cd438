import Accounts
public import Base
public import Logging
public import Messages
import Outbox
public import Ports
public import RPCCore

/// Profiles, roles and what a user has done.
///
/// The auth service owns logins, passwords and the roles that count; this one owns what a person
/// reads and changes about themselves, and asks the auth service for the rest.
public actor UserServer: UserV1.UserServiceProtocol {
  /// The tables; the store is opened with them.
  public static let migrations = ProfileTables.schema + ProfileTables.requests.schema

  nonisolated let loop: any Loop
  /// The loop: everything here runs on it.
  public nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }
  /// What a server serves.
  public nonisolated var definitions: [ServiceDefinition] { [userServiceDefinition] }

  private let store: any SQLStore
  private let auth: AuthV1.AuthServiceClient
  private let log: Logger
  private let purge: Purge
  /// Rings when a profile is made, for those who came before it.
  private let arrivals = BellBoard<Identifier>()

  /// How long somebody who has just registered waits for the profile.
  static let arrivalPatience: Duration = .seconds(2)

  /// - Parameters:
  ///   - store: opened with `migrations`.
  ///   - auth: to the auth service.
  public init(loop: any Loop, store: any SQLStore, auth: any Channel, log: Logger) {
    self.loop = loop
    self.store = AnsweringStore(store)
    self.auth = AuthV1.AuthServiceClient(auth)
    self.log = log
    purge = Purge([.requests(ProfileTables.requests)], loop: loop, store: store, log: log)
  }

  /// Forgets old requests, until the task is cancelled. Run it once.
  public func run() async { await purge.run() }

  /// The profile of `user`, which may be a moment behind the registration.
  private func profile(_ user: Identifier) async throws -> StoredProfile {
    let bell = arrivals.hang(user)
    defer { arrivals.takeDown(bell, user) }
    let store = store
    let read = { @Sendable in try await store.read { try ProfileTables.profile($0, user) } }
    if let profile = try await read() { return profile }
    await bell.wait(upTo: Self.arrivalPatience, on: loop)
    guard let profile = try await read() else { throw AccountRefusal.accountNotFound }
    return profile
  }

  /// An action of `user` that happens now, at the wish of the call's client.
  private func action(_ kind: String, _ detail: String, _ call: ServerCall) throws -> AccountAction {
    let client = call.metadata[MetadataKey.client] ?? ""
    let now = loop.wallNow
    return try AccountAction(
      id: Identifier(at: now, shard: Shard(gene: 0), dice: loop), kind: kind, detail: detail,
      client: client.utf8.count <= 64 ? client : "", at: now)
  }

  private static func message(_ profile: StoredProfile) -> UserV1.Profile {
    UserV1.Profile(
      userID: profile.user.description, login: profile.login, displayName: profile.displayName,
      language: profile.language, roles: profile.roles.map(\.rawValue), createdAt: profile.createdAt)
  }
}

// MARK: - For people

extension UserServer {
  /// The caller's own profile.
  public func getProfile(_ request: UserV1.GetProfileRequest, _ call: ServerCall) async throws -> UserV1.Profile {
    Self.message(try await profile(call.caller().user))
  }

  /// Changes what is given and leaves the rest; notes an action when something changed. The same
  /// request again changes nothing more: what was set since stays.
  public func updateProfile(
    _ request: UserV1.UpdateProfileRequest, _ call: ServerCall
  ) async throws -> UserV1.Profile {
    let user = try call.caller().user
    let key = try call.requestKey()
    var name: String?
    var language: String?
    if let wanted = request.displayName { name = try DisplayName(wanted).text }
    if let wanted = request.language { language = try Language(wanted).rawValue }
    _ = try await profile(user)
    let changes = [name.map { _ in "name" }, language.map { _ in "language" }].compactMap { $0 }
    let action = try action(AccountAction.profileChanged, changes.joined(separator: ", "), call)
    let content = request.serialized()
    let now = loop.wallNow
    let changed = try await store.write { [name, language] tx in
      guard let before = try ProfileTables.profile(tx, user) else { throw AccountRefusal.accountNotFound }
      guard try ProfileTables.accept(tx, of: user, request: key, content: content, at: now) else { return before }
      var after = before
      after.displayName = name ?? before.displayName
      after.language = language ?? before.language
      guard after != before else { return before }
      try ProfileTables.update(tx, after)
      try ProfileTables.insert(tx, action, of: user)
      return after
    }
    return Self.message(changed)
  }

  /// Changes the caller's password; every session of theirs ends. The auth service checks, stores
  /// and tells of the action, all in one transaction.
  public func changePassword(
    _ request: UserV1.ChangePasswordRequest, _ call: ServerCall
  ) async throws -> UserV1.ChangePasswordResponse {
    let user = try call.caller().user
    _ = try await auth.changePassword(
      AuthV1.ChangePasswordRequest(
        userID: user.description, oldPassword: request.oldPassword, newPassword: request.newPassword))
    return UserV1.ChangePasswordResponse()
  }

  /// Sets somebody's roles; operators only.
  public func setRoles(_ request: UserV1.SetRolesRequest, _ call: ServerCall) async throws -> UserV1.Profile {
    let caller = try call.caller(oneOf: .operator)
    let roles = try Role.list(request.roles)
    guard let user = Identifier(request.userID) else { throw AccountRefusal.accountNotFound }
    _ = try await auth.setRoles(
      AuthV1.SetRolesRequest(userID: user.description, roles: roles.map(\.rawValue)))
    log.info("roles were set", metadata: ["user": "\(user)", "by": "\(caller.user)", "roles": "\(roles)"])
    _ = try await profile(user)
    let changed = try await store.write { tx in
      guard var profile = try ProfileTables.profile(tx, user) else { throw AccountRefusal.accountNotFound }
      profile.roles = roles
      try ProfileTables.update(tx, profile)
      return profile
    }
    return Self.message(changed)
  }

  /// What the caller did and what was done to the account, newest first.
  public func listActions(
    _ request: UserV1.ListActionsRequest, _ call: ServerCall
  ) async throws -> UserV1.ListActionsResponse {
    let user = try call.caller().user
    let before = PageToken(request.pageToken)
    guard before != nil || request.pageToken.isEmpty else { throw AccountRefusal.pageTokenInvalid }
    let rows = PageSize.rows(request.pageSize)
    let actions = try await store.read { try ProfileTables.actions($0, of: user, before: before, limit: rows + 1) }
    let page = actions.prefix(rows)
    let next = actions.count > rows ? page.last.map { PageToken(time: $0.at, id: $0.id).description } : nil
    return UserV1.ListActionsResponse(
      actions: page.map {
        UserV1.Action(actionID: $0.id.description, kind: $0.kind, detail: $0.detail, client: $0.client, at: $0.at)
      }, nextPageToken: next ?? "")
  }
}

// MARK: - For services

extension UserServer {
  /// Makes the profile of a new account; for one that is there, takes over the roles.
  public func createProfile(
    _ request: UserV1.CreateProfileRequest, _ call: ServerCall
  ) async throws -> UserV1.Profile {
    try call.internalOnly()
    guard let user = Identifier(request.userID) else { throw AccountRefusal.accountNotFound }
    let wanted = StoredProfile(
      user: user, login: try Login(request.login).text, displayName: try DisplayName(request.displayName).text,
      language: Language.zh.rawValue, roles: try Role.list(request.roles), createdAt: user.madeAt)
    let profile = try await store.write { tx in
      guard var known = try ProfileTables.profile(tx, user) else {
        try ProfileTables.insert(tx, wanted)
        return wanted
      }
      known.roles = wanted.roles
      try ProfileTables.update(tx, known)
      return known
    }
    arrivals.ring(user)
    return Self.message(profile)
  }

  /// Notes an action; the same action id again changes nothing.
  public func recordAction(
    _ request: UserV1.RecordActionRequest, _ call: ServerCall
  ) async throws -> UserV1.RecordActionResponse {
    try call.internalOnly()
    guard let user = Identifier(request.userID) else { throw AccountRefusal.accountNotFound }
    guard let told = request.action, let id = Identifier(told.actionID), let at = told.at else {
      throw AccountRefusal.actionInvalid
    }
    let action = try AccountAction(id: id, kind: told.kind, detail: told.detail, client: told.client, at: at)
    try await store.write { try ProfileTables.insert($0, action, of: user) }
    return UserV1.RecordActionResponse()
  }
}
