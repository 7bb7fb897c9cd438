import Admission
import Base
import JSON

/// Why a token is not good. All of them are UNAUTHENTICATED.
enum TokenFault: String, Error, CaseIterable {
  case tooLarge, malformed, headerRefused, algorithmRefused, keyUnknown, signatureWrong, claimsMalformed
  case issuerWrong, audienceWrong, lifeTooLong, notYetGood, expired, revoked

  /// Stable for ever.
  var reason: String {
    switch self {
    case .expired: "TOKEN_EXPIRED"
    case .revoked: "TOKEN_REVOKED"
    default: "TOKEN_INVALID"
    }
  }

  var explanation: String {
    switch self {
    case .expired: "The access token has expired. Refresh it."
    case .revoked: "The access token was revoked. Refresh it or log in again."
    default: "The access token is not good. Log in again."
    }
  }
}

/// A compact JWS (RFC 7515) taken apart; nothing in it is believed yet.
///
/// One algorithm, one type: whatever else a header asks for (`none`, HS256 with our public key,
/// `jku`, `jwk`, `x5u`, `crit`) is refused before any key is looked for (RFC 8725).
struct AccessToken: Sendable {
  /// Names the key; 1 to 64 of `A-Z a-z 0-9 _ -`.
  let keyID: String
  /// `header.payload`, as signed.
  let signedPart: [UInt8]
  let signature: [UInt8]
  private let payload: [UInt8]

  init(_ text: String) throws(TokenFault) {
    let bytes = [UInt8](text.utf8)
    guard bytes.count <= Limits.tokenBytes else { throw .tooLarge }
    let parts = bytes.split(separator: UInt8(ascii: "."), maxSplits: 3, omittingEmptySubsequences: false)
    guard parts.count == 3, let header = Self.decode(parts[0]), let payload = Self.decode(parts[1]),
      let signature = Self.decode(parts[2])
    else { throw .malformed }
    keyID = try Self.keyID(header)
    guard signature.count == 64 else { throw .signatureWrong }
    signedPart = Array(bytes[..<(parts[1].endIndex)])
    self.signature = signature
    self.payload = payload
  }

  private static func decode(_ part: ArraySlice<UInt8>) -> [UInt8]? {
    guard part.last != UInt8(ascii: "=") else { return nil }
    return Base64.decode(part, .url)
  }

  private static func keyID(_ header: [UInt8]) throws(TokenFault) -> String {
    guard case .object(let members) = try json(header, .malformed) else { throw .malformed }
    for member in members where !["alg", "kid", "typ"].contains(member.name) { throw .headerRefused }
    let value = JSONValue.object(members)
    guard value["alg"] == .string("ES256") else { throw .algorithmRefused }
    guard case .string(let type)? = value["typ"], ["at+jwt", "application/at+jwt"].contains(type.lowercased()) else {
      throw .headerRefused
    }
    guard case .string(let id)? = value["kid"], isKeyID(id) else { throw .headerRefused }
    return id
  }

  static func isKeyID(_ text: String) -> Bool {
    (1...64).contains(text.utf8.count)
      && text.utf8.allSatisfy { (48...57).contains($0) || (97...122).contains($0 | 0x20) || $0 == 45 || $0 == 95 }
  }

  private static func json(_ bytes: [UInt8], _ fault: TokenFault) throws(TokenFault) -> JSONValue {
    do throws(JSONError) { return try JSONValue(parsing: bytes) } catch { throw fault }
  }
}

// MARK: - Claims

extension AccessToken {
  /// What the token says, after its signature was found good, checked against the rules at `now`.
  func claims(
    issuer: String, audience: String, at now: WallTime
  ) throws(TokenFault) -> VerifiedToken {
    let claims = try Self.json(payload, .claimsMalformed)
    guard case .object = claims else { throw .claimsMalformed }
    guard claims["iss"] == .string(issuer) else { throw .issuerWrong }
    guard claims["aud"] == .string(audience) else { throw .audienceWrong }
    let issuedAt = try Self.time(claims["iat"])
    let expiresAt = try Self.time(claims["exp"])
    guard case .string(let subject)? = claims["sub"], let user = Identifier(subject) else { throw .claimsMalformed }
    guard case .number(let text)? = claims["epoch"], let epoch = Int64(text), epoch >= 0 else { throw .claimsMalformed }
    let life = issuedAt.duration(to: expiresAt)
    guard life > .zero, life <= Limits.tokenLife else { throw .lifeTooLong }
    let soon = now.advanced(by: Limits.clockSkew)
    guard issuedAt <= soon else { throw .notYetGood }
    if let value = claims["nbf"] { guard try Self.time(value) <= soon else { throw .notYetGood } }
    guard now < expiresAt else { throw .expired }
    return VerifiedToken(
      user: user, roles: try Self.roles(claims["roles"]), epoch: epoch, issuedAt: issuedAt, expiresAt: expiresAt)
  }

  /// Whole seconds since 1970 within the calendar.
  private static func time(_ value: JSONValue?) throws(TokenFault) -> WallTime {
    guard case .number(let text)? = value, let seconds = Int64(text), (0...253_402_300_799).contains(seconds) else {
      throw .claimsMalformed
    }
    return WallTime(milliseconds: seconds * 1000)
  }

  private static func roles(_ value: JSONValue?) throws(TokenFault) -> [String] {
    guard case .array(let values)? = value, values.count <= 16 else { throw .claimsMalformed }
    var roles: [String] = []
    for value in values {
      guard case .string(let role) = value, (1...32).contains(role.utf8.count),
        role.utf8.allSatisfy({ (97...122).contains($0) || $0 == UInt8(ascii: "_") })
      else { throw .claimsMalformed }
      roles.append(role)
    }
    return roles
  }
}
