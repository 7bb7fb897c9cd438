/// What logins, passwords and names may look like.
public enum AccountRules {
  /// In characters (ASVS 5.0 6.2.1 asks for 8 and recommends 15).
  public static let passwordMinimum = 10
  /// In characters; a bound on the work a request can cause.
  public static let passwordMaximum = 128
  static let passwordBytesMaximum = 512
  static let displayNameMaximum = 64
  static let displayNameBytesMaximum = 256
}

/// A login name as typed and as compared.
public struct Login: Sendable, Hashable {
  /// As the person wrote it.
  public let text: String
  /// With ASCII letters in lower case: two logins with one key are the same login.
  public let key: String

  /// 3 to 64 of `A-Z a-z 0-9 . _ - @ +`, beginning with a letter or digit.
  public init(_ text: String) throws(AccountRefusal) {
    let bytes = text.utf8
    guard (3...64).contains(bytes.count), let first = bytes.first, Self.isLetterOrDigit(first),
      bytes.allSatisfy({ Self.isLetterOrDigit($0) || ".@_-+".utf8.contains($0) })
    else { throw .loginInvalid }
    self.text = text
    key = text.lowercased()
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (97...122).contains(byte | 0x20)
  }
}

/// A password that may be chosen. Never printed: its description hides it.
public struct NewPassword: Sendable, CustomStringConvertible {
  public let text: String

  /// Any characters, spaces included; not a common one, not around the login.
  public init(_ text: String, for login: Login) throws(AccountRefusal) {
    guard text.utf8.count <= AccountRules.passwordBytesMaximum,
      text.count <= AccountRules.passwordMaximum
    else { throw .passwordTooLong }
    guard text.count >= AccountRules.passwordMinimum else { throw .passwordTooShort }
    let folded = text.lowercased()
    guard !CommonPasswords.contains(folded) else { throw .passwordCommon }
    guard !folded.contains(login.key) else { throw .passwordContainsLogin }
    self.text = text
  }

  public var description: String { "NewPassword" }
}

/// A name to greet somebody with.
public struct DisplayName: Sendable, Hashable {
  public let text: String

  /// 1 to 64 characters after blanks at both ends are cut; no control, line or direction marks.
  public init(_ text: String) throws(AccountRefusal) {
    guard text.utf8.count <= AccountRules.displayNameBytesMaximum else { throw .displayNameInvalid }
    let trimmed = text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed()
    let name = String(trimmed)
    guard (1...AccountRules.displayNameMaximum).contains(name.count),
      name.unicodeScalars.allSatisfy(Self.isVisible)
    else { throw .displayNameInvalid }
    self.text = name
  }

  private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: false
    // Joiners belong to some scripts and to emoji; direction overrides only hide what is written.
    case .format: scalar.value == 0x200C || scalar.value == 0x200D
    default: true
    }
  }
}

/// The languages the platform speaks.
public enum Language: String, Sendable, CaseIterable {
  case zh, en

  public init(_ text: String) throws(AccountRefusal) {
    guard let language = Language(rawValue: text) else { throw .languageInvalid }
    self = language
  }
}

/// What somebody may do.
public enum Role: String, Sendable, CaseIterable, Comparable {
  case buyer, organiser, `operator`

  public static func < (a: Role, b: Role) -> Bool { a.rawValue < b.rawValue }

  /// Reads names; the result is sorted and without repeats, and everybody is a buyer.
  public static func list(_ names: [String]) throws(AccountRefusal) -> [Role] {
    var roles: Set<Role> = [.buyer]
    for name in names {
      guard let role = Role(rawValue: name) else { throw .roleUnknown(String(name.prefix(32))) }
      roles.insert(role)
    }
    return roles.sorted()
  }
}
