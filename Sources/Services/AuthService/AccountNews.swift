import Accounts
import Base
import Messages
import Outbox
import Ports

/// What the user service is told of: messages in the outbox, written with the change they tell of.
struct AccountNews: Sendable {
  let outbox: Outbox

  private enum Kind {
    static let profile = "profile"
    static let action = "action"
  }

  /// The profile of a new account, or the roles of an old one.
  func profile(_ tx: any SQLTransaction, of account: Account, at now: WallTime) throws {
    let message = UserV1.CreateProfileRequest(
      userID: account.user.description, login: account.login, displayName: account.displayName,
      roles: account.roles.map(\.rawValue))
    try outbox.enqueue(
      tx, kind: Kind.profile, key: account.user.description, payload: message.serialized(), at: now)
  }

  /// Something the user did, or that was done to the account.
  func action(_ tx: any SQLTransaction, of user: Identifier, _ action: AccountAction) throws {
    let message = UserV1.RecordActionRequest(
      userID: user.description,
      action: UserV1.Action(
        actionID: action.id.description, kind: action.kind, detail: action.detail, client: action.client,
        at: action.at))
    try outbox.enqueue(
      tx, kind: Kind.action, key: user.description, payload: message.serialized(), at: action.at)
  }

  /// Delivers until the task is cancelled.
  func run(to users: UserV1.UserServiceClient) async {
    await outbox.run([
      Kind.profile: { _ = try await users.createProfile(UserV1.CreateProfileRequest(serialized: $0.payload)) },
      Kind.action: { _ = try await users.recordAction(UserV1.RecordActionRequest(serialized: $0.payload)) },
    ])
  }
}
