public import Base

/// No, by a rule of the registry. In the order in which they are checked.
public enum MembershipRefusal: Refusal, Hashable {
  /// A field is outside its range; the text says which.
  case invalid(String)
  case instanceNotFound(String)
  /// The lease has expired, was ended, or another registration of this id has replaced it.
  case leaseLost(String)
  /// As many instances, or configuration keys, as the registry takes.
  case full(String)
  case configurationNotFound(String)
  /// Compare-and-set failed; 0 means that the key does not exist.
  case configurationConflict(current: Int64)

  public var reason: String {
    switch self {
    case .invalid: "REGISTRY_INVALID"
    case .instanceNotFound: "INSTANCE_NOT_FOUND"
    case .leaseLost: "LEASE_LOST"
    case .full: "REGISTRY_FULL"
    case .configurationNotFound: "CONFIG_NOT_FOUND"
    case .configurationConflict: "CONFIG_CONFLICT"
    }
  }

  public var kind: RefusalKind {
    switch self {
    case .invalid: .invalid
    case .instanceNotFound, .configurationNotFound: .notFound
    case .leaseLost: .precondition
    case .full: .exhausted
    case .configurationConflict: .conflict
    }
  }

  public var explanation: String {
    switch self {
    case .invalid(let what): "The registry does not take this: \(what)."
    case .instanceNotFound(let id): "No instance is called \(id). List the instances to see who is there."
    case .leaseLost(let id): "The lease of \(id) is over. Register again."
    case .full(let what): "The registry takes no more \(what). Remove some, then try again."
    case .configurationNotFound(let key): "There is no configuration value \(key) in this version."
    case .configurationConflict(let current):
      "Somebody changed the value: its version is \(current). Read it, then put your change again."
    }
  }

  public var facts: [String: String] {
    if case .configurationConflict(let current) = self { return ["current_version": "\(current)"] }
    return [:]
  }
}
