public import Base

/// The person behind a call, as the gateway verified them.
public struct Caller: Sendable, Hashable {
  public let user: Identifier
  public let roles: Set<Role>

  public enum Role: String, Sendable, CaseIterable {
    case buyer, organiser, `operator`
  }

  public init(user: Identifier, roles: Set<Role>) {
    self.user = user
    self.roles = roles
  }

  /// Roles out of their metadata: `buyer,operator`. What most callers are is not made anew each time.
  static func roles(_ text: String) -> Set<Role> {
    if text == buyerText { return buyerOnly }
    return Set(text.split(separator: ",").compactMap { Role(rawValue: String($0)) })
  }

  private static let buyerText = Role.buyer.rawValue
  private static let buyerOnly: Set<Role> = [.buyer]
}

extension ServerCall {
  /// The person behind the call; throws UNAUTHENTICATED when there is none.
  public func caller() throws(RPCError) -> Caller {
    guard let text = metadata[MetadataKey.user], let user = Identifier(text) else {
      throw RPCError(.unauthenticated, "log in first", reason: "NOT_LOGGED_IN")
    }
    return Caller(user: user, roles: Caller.roles(metadata[MetadataKey.roles] ?? ""))
  }

  /// The person behind the call, who must have one of `roles`; otherwise PERMISSION_DENIED.
  public func caller(oneOf roles: Caller.Role...) throws(RPCError) -> Caller {
    let caller = try caller()
    guard roles.contains(where: { caller.roles.contains($0) }) else {
      throw RPCError(
        .permissionDenied, "this needs the role \(roles.map(\.rawValue).joined(separator: " or "))",
        reason: "ROLE_MISSING")
    }
    return caller
  }

  /// Throws PERMISSION_DENIED when a person is behind the call: the method is for services only.
  public func internalOnly() throws(RPCError) {
    guard metadata[MetadataKey.user] == nil else {
      throw RPCError(
        .permissionDenied, "this method is for services of the platform only", reason: "INTERNAL_ONLY")
    }
  }

  /// The idempotency key of the request; throws INVALID_ARGUMENT when it is missing or longer
  /// than 64 characters of `[A-Za-z0-9_-]`.
  public func requestKey() throws(RPCError) -> String {
    guard let key = metadata[MetadataKey.request], (1...64).contains(key.utf8.count),
      key.utf8.allSatisfy({ ($0 | 0x20 >= 97 && $0 | 0x20 <= 122) || (48...57).contains($0) || $0 == 45 || $0 == 95 })
    else {
      throw RPCError(
        .invalidArgument, "a request id of 1 to 64 letters, digits, - or _ is needed",
        reason: "REQUEST_ID_INVALID")
    }
    return key
  }
}
