internal import COpenSSL
internal import Ports

/// What makes a certificate useless to the service that would show it.
public enum CertificateFlaw: Error, Sendable, Hashable {
  /// No certificate in PEM.
  case badCertificate(String)
  /// No private key in PEM without a password.
  case badKey(String)
  /// No certificate of a root in PEM.
  case badRoots(String)
  /// The key belongs to another certificate.
  case otherKey
  /// Past its `notAfter`, as text.
  case expired(notAfter: String)
  /// Before its `notBefore`, as text.
  case notYetValid(notBefore: String)
  /// A certificate between it and the root is past its `notAfter`, or the root is.
  case issuerExpired(notAfter: String)
  /// Does not lead to the root.
  case untrusted(String)
  /// Has not the URI that is wanted.
  case otherIdentity(wanted: String)
}

extension CertificateAuthority {
  /// Checks the certificate of a service as its peers will (RFC 5280 §6): it is there with its key,
  /// leads to one of the roots, is valid now, and says `identity`, unless that is nil.
  ///
  /// - Parameter certificatePEM: the certificate, then what leads from it to the root, if anything.
  public static func check(
    certificatePEM: String, keyPEM: String, identity: String?, rootsPEM: String
  ) throws(CertificateFlaw) {
    let chain = readCertificates(certificatePEM)
    guard let leaf = chain.first else { throw .badCertificate(libraryText()) }
    let roots = readCertificates(rootsPEM)
    guard !roots.isEmpty else { throw .badRoots(libraryText()) }
    let key: Key
    do throws(CryptoError) { key = try Key(privatePEM: keyPEM) } catch { throw .badKey("\(error)") }
    guard X509_check_private_key(leaf.handle, key.handle) == 1 else { throw .otherKey }
    if let identity, !uris(of: leaf).contains(identity) { throw .otherIdentity(wanted: identity) }
    try verify(leaf, over: Array(chain.dropFirst()), to: roots)
  }
}

/// All certificates in a PEM text; none when one of them cannot be read.
private func readCertificates(_ pem: String) -> [Certificate] {
  do throws(CryptoError) {
    let source = try Memory(pem)
    var found: [Certificate] = []
    while let next = PEM_read_bio_X509(source.handle, nil, noPassword, nil) {
      found.append(Certificate(handle: next))
    }
    // The end of the text is told as the lack of another beginning.
    let isAtEnd = Int(ERR_peek_last_error() & 0x7FFFFF) == Int(PEM_R_NO_START_LINE)
    return isAtEnd ? found : []
  } catch {
    return []
  }
}

private func verify(_ leaf: Certificate, over others: [Certificate], to roots: [Certificate])
  throws(CertificateFlaw)
{
  let (store, context, between) = (X509_STORE_new(), X509_STORE_CTX_new(), OPENSSL_sk_new_null())
  defer {
    X509_STORE_CTX_free(context)
    X509_STORE_free(store)
    OPENSSL_sk_free(between)
  }
  for other in others { OPENSSL_sk_push(between, UnsafeRawPointer(other.handle)) }
  for root in roots { X509_STORE_add_cert(store, root.handle) }
  guard X509_STORE_CTX_init(context, store, leaf.handle, between) == 1 else {
    throw .untrusted(libraryText())
  }
  guard X509_verify_cert(context) != 1 else { return }
  let code = X509_STORE_CTX_get_error(context)
  let isLeaf = X509_STORE_CTX_get_error_depth(context) == 0
  let culprit = X509_STORE_CTX_get_current_cert(context) ?? leaf.handle
  switch code {
  case X509_V_ERR_CERT_HAS_EXPIRED:
    let date = text(of: X509_get0_notAfter(culprit))
    throw isLeaf ? .expired(notAfter: date) : .issuerExpired(notAfter: date)
  case X509_V_ERR_CERT_NOT_YET_VALID:
    throw .notYetValid(notBefore: text(of: X509_get0_notBefore(culprit)))
  default:
    throw .untrusted(String(cString: X509_verify_cert_error_string(Int(code))))
  }
}

private func text(of time: UnsafePointer<ASN1_TIME>?) -> String {
  do throws(CryptoError) {
    let target = try Memory()
    guard ASN1_TIME_print(target.handle, time) == 1 else { return "an unreadable time" }
    return target.text()
  } catch {
    return "an unreadable time"
  }
}

/// The URIs among the subject's alternative names.
private func uris(of certificate: Certificate) -> [String] {
  guard
    let raw = X509_get_ext_d2i(certificate.handle, NID_subject_alt_name, nil, nil)
  else { return [] }
  let names = OpaquePointer(raw)
  defer { GENERAL_NAMES_free(names) }
  return (0..<OPENSSL_sk_num(names)).compactMap { index in
    guard let item = OPENSSL_sk_value(names, index) else { return nil }
    let name = item.assumingMemoryBound(to: GENERAL_NAME.self).pointee
    guard name.type == GEN_URI, let text = name.d.uniformResourceIdentifier else { return nil }
    let bytes = UnsafeBufferPointer(
      start: ASN1_STRING_get0_data(text), count: Int(ASN1_STRING_length(text)))
    return String(validating: bytes, as: UTF8.self)
  }
}
