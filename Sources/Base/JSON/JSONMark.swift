/// The bytes that begin and end an object (RFC 8259 §2): named, since a brace in a literal is taken for code
/// by tools that count them.
public enum JSONMark {
  public static let objectBegins: UInt8 = 0x7B
  public static let objectEnds: UInt8 = 0x7D
}
