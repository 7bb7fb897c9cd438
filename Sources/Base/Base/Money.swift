/// An exact amount in the minor unit of one currency (fen, cents).
///
/// Arithmetic traps on overflow and on mixed currencies: both are bugs of ours, never input.
/// Amounts from outside are checked before they become `Money`.
public struct Money: Sendable, Hashable {
  public let minor: Int64
  public let currency: Currency

  public init(minor: Int64, _ currency: Currency) {
    self.minor = minor
    self.currency = currency
  }

  public static func zero(_ currency: Currency) -> Money { Money(minor: 0, currency) }

  public static func + (a: Money, b: Money) -> Money {
    precondition(a.currency == b.currency, "amounts of one currency")
    return Money(minor: a.minor + b.minor, a.currency)
  }

  public static func - (a: Money, b: Money) -> Money {
    precondition(a.currency == b.currency, "amounts of one currency")
    return Money(minor: a.minor - b.minor, a.currency)
  }

  public static func * (a: Money, count: Int) -> Money {
    Money(minor: a.minor * Int64(count), a.currency)
  }

  public static prefix func - (a: Money) -> Money { Money(minor: -a.minor, a.currency) }
}

/// A currency by the three capital letters of ISO 4217. Any such code can be read and stored;
/// money is taken only in those of `sold`.
public struct Currency: Sendable, Hashable {
  public let code: String

  public static let cny = Currency(known: "CNY")
  /// What tickets may be priced in: currencies of two decimals that the payment provider takes.
  public static let sold = [cny]

  private init(known code: String) { self.code = code }

  /// `nil` unless `code` is three capital letters.
  public init?(code: String) {
    guard code.utf8.count == 3, code.utf8.allSatisfy({ (65...90).contains($0) }) else { return nil }
    self.code = code
  }
}

extension Money {
  /// The decimal text payment providers speak: `"12.30"`, `"-0.05"`.
  public var decimalText: String {
    let magnitude = minor.magnitude
    let cents = magnitude % 100
    return "\(minor < 0 ? "-" : "")\(magnitude / 100).\(cents < 10 ? "0" : "")\(cents)"
  }

  /// Reads `"12"`, `"12.3"` or `"12.30"`, at most 13 digits before the point; otherwise `nil`.
  public init?(decimalText text: String, _ currency: Currency) {
    let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), (1...13).contains(parts[0].count) else { return nil }
    guard parts.count == 1 || (1...2).contains(parts[1].count) else { return nil }
    var minor: Int64 = 0
    for byte in parts.joined() {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      minor = minor * 10 + Int64(byte - UInt8(ascii: "0"))
    }
    let decimals = parts.count == 1 ? 0 : parts[1].count
    self.init(minor: decimals == 0 ? minor * 100 : decimals == 1 ? minor * 10 : minor, currency)
  }
}
