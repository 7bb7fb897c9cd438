/// How proto names become Swift and C names.
enum Naming {
  /// `onsale.order.v1` → `OrderV1`: the last two parts.
  static func namespace(ofPackage package: String) -> String {
    package.split(separator: ".").suffix(2).map { upperFirst(String($0)) }.joined()
  }

  /// `order_id` → `orderID`; `qr_svg` → `qrSVG`; `xid` → `xid`.
  static func property(_ name: String) -> String {
    let parts = name.split(separator: "_").map(String.init)
    let rest = parts.dropFirst().map { initialisms[$0] ?? upperFirst($0) }
    return (parts.first ?? "").lowercased() + rest.joined()
  }

  /// `GetOrder` → `getOrder`.
  static func method(_ name: String) -> String { lowerFirst(name) }

  /// `ORDER_STATE_AWAITING_PAYMENT` of `OrderState` → `awaitingPayment`.
  static func enumCase(_ name: String, of enumName: String) -> String {
    let prefix = screaming(enumName) + "_"
    let short = name.hasPrefix(prefix) ? String(name.dropFirst(prefix.count)) : name
    return property(short.lowercased())
  }

  /// `OrderState` → `ORDER_STATE`.
  private static func screaming(_ name: String) -> String {
    var text = ""
    var previousIsLower = false
    for character in name {
      if character.isUppercase, previousIsLower { text += "_" }
      text += character.uppercased()
      previousIsLower = character.isLowercase || character.isNumber
    }
    return text
  }

  static func upperFirst(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
  static func lowerFirst(_ text: String) -> String { text.prefix(1).lowercased() + text.dropFirst() }

  /// In backticks where Swift would read a keyword.
  static func escaped(_ name: String) -> String { swiftKeywords.contains(name) ? "`\(name)`" : name }

  /// The member of a C struct: never a word of C or Swift.
  static func member(_ name: String) -> String {
    cKeywords.contains(name) || swiftKeywords.contains(name) || name == "base" ? name + "_" : name
  }

  private static let initialisms = ["id": "ID", "ids": "IDs", "svg": "SVG", "url": "URL"]

  private static let swiftKeywords: Set<String> = [
    "as", "associatedtype", "break", "case", "catch", "class", "continue", "default", "defer", "deinit",
    "do", "else", "enum", "extension", "fallthrough", "false", "fileprivate", "for", "func", "guard", "if",
    "import", "in", "init", "inout", "internal", "is", "let", "nil", "operator", "private", "precedencegroup",
    "protocol", "public", "repeat", "rethrows", "return", "self", "static", "struct", "subscript", "super",
    "switch", "throw", "throws", "true", "try", "typealias", "var", "where", "while",
  ]
  private static let cKeywords: Set<String> = [
    "auto", "char", "const", "double", "extern", "float", "goto", "inline", "int", "long", "register",
    "restrict", "short", "signed", "sizeof", "unsigned", "union", "void", "volatile", "bool",
  ]
}
