public import Base

/// Something a user did, or that was done to the account, as the user may read it.
public struct AccountAction: Sendable, Hashable {
  public let id: Identifier
  /// `snake_case`: one of the constants below, or another service's word.
  public let kind: String
  /// For people: what exactly. No secrets.
  public let detail: String
  /// The client's address; empty when unknown.
  public let client: String
  public let at: WallTime

  public init(id: Identifier, kind: String, detail: String, client: String, at: WallTime)
    throws(AccountRefusal)
  {
    guard (1...48).contains(kind.utf8.count),
      kind.utf8.allSatisfy({ (97...122).contains($0) || $0 == UInt8(ascii: "_") }),
      detail.utf8.count <= 2_000, detail.count <= 500, client.utf8.count <= 64
    else { throw .actionInvalid }
    self.id = id
    self.kind = kind
    self.detail = detail
    self.client = client
    self.at = at
  }

  public static let registered = "registered"
  public static let profileChanged = "profile_changed"
  public static let passwordChanged = "password_changed"
  public static let rolesChanged = "roles_changed"
}
